/**
 * Drops every press of a double click but the first. Each press in help leads to another step, for which the others were
 * not meant.
 */
export function onlyFirstPress(element: HTMLElement): void {
  const drop = (event: MouseEvent): void => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  element.addEventListener('click', drop, true);
}
