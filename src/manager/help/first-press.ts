/** Drops every press of a double click but the first: the others were meant for what was there before. */
export function onlyFirstPress(element: HTMLElement): void {
  const drop = (event: MouseEvent): void => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  element.addEventListener('click', drop, true);
}
