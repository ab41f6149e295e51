import type { LitElement } from 'lit';

/**
 * Lets a button of a dialog be pressed once at a time: drops the second click of a double click, and what Enter does while
 * it is held down. Where each press leads to another step, those would press a button that nobody has read yet. Call it
 * when the view has its render root: a dialog's keys do not leave that.
 */
export function onlyFirstPress({ renderRoot }: LitElement): void {
  const dropIf = (isRepeated: boolean, event: Event): void => {
    if (!isRepeated) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  renderRoot.addEventListener('click', (event) => dropIf((event as MouseEvent).detail > 1, event), true);
  // A browser presses the focused button again with each repeated event.
  const isRepeated = ({ repeat, key }: KeyboardEvent): boolean => repeat && key === 'Enter';
  renderRoot.addEventListener('keydown', (event) => dropIf(isRepeated(event as KeyboardEvent), event), true);
}
