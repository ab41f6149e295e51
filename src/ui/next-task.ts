/**
 * Resolves in a new task, after everything that was started in this one has run. Uses no timer where there is an
 * alternative, because tests of host pages stop timers.
 */
export function nextTask(): Promise<unknown> {
  return new Promise((resolve) => {
    // jsdom has none.
    if (!globalThis.MessageChannel) return void setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => {
      port1.close();
      resolve(event);
    };
    port2.postMessage(0);
  });
}

/** Resolves when the browser has drawn what is there now. Where it draws nothing, as in a hidden page, in a new task. */
export async function nextFrame(): Promise<unknown> {
  const { document, requestAnimationFrame } = globalThis;
  if (requestAnimationFrame && !document.hidden)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return nextTask();
}
