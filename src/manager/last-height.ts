/**
 * The height of the list that was seen last on this page, in CSS pixels; 0 where none was. It lives as long as the page:
 * nothing is stored in the browser.
 */
let height = 0;

export const lastHeight = (): number => height;

/** @param seen of what is on screen; 0 where nothing is */
export function keepHeight(seen: number): void {
  if (seen > 0) height = seen;
}
