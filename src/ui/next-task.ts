/**
 * Resolves in a task of its own, when what was begun in this one is under way. Not by a timer, where there is another way:
 * tests of pages stop timers.
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
