import type { Emulator } from './emulator.js';

/** Says on this page, and to the phone's window, that the element has spoken to the API. */
const channel = new BroadcastChannel('api-requests');

/**
 * Calls back after each request of the element, with its address: only then can there be a new message.
 * The browser's own list of finished requests tells, so nothing has to be polled.
 */
export function watchApi(emulator: Emulator, finished: (url: string) => void): void {
  new PerformanceObserver((entries) => {
    for (const { name } of entries.getEntries()) {
      if (!name.startsWith(emulator.methodsUrl)) continue;
      channel.postMessage(name);
      finished(name);
    }
  }).observe({ type: 'resource' });
}

/** The same for a page without the element, such as the phone's window. */
export function watchApiOfOtherPages(finished: () => void): void {
  channel.addEventListener('message', finished);
}
