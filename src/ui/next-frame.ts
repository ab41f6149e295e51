/** How long a page may not draw, as in a tab in the background, before things go on. Milliseconds. */
const longestWait = 50;

/** Resolves when the browser is about to draw. */
export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    globalThis.requestAnimationFrame?.(resolve);
    setTimeout(resolve, longestWait);
  });
}
