import type { LitElement } from 'lit';

/**
 * Lets a button of a dialog be pressed once at a time: drops the second click of a double click, and what Enter does while
 * it is held down. Where each press leads to another step, those would press a button that nobody has read yet. Call it
 * when the view has its render root: a dialog's keys do not leave that.
 */
export function onlyFirstPress({ renderRoot }: LitElement): void {
  const dropRepeated = (event: Event): void => {
    const { detail, repeat, key } = event as MouseEvent & KeyboardEvent;
    // A browser presses the focused button with each repeated event.
    if (detail < 2 && !(repeat && key === 'Enter')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['click', 'keydown']) renderRoot.addEventListener(type, dropRepeated, true);
}
