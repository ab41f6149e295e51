/** From the page with the element to the phone's window. */
const channel = new BroadcastChannel('emulator-changes');

/**
 * Calls `finished` with the URL of each request that the element has made: only then can there be a new message.
 * Their addresses begin with `requests`. The browser reports finished requests, so nothing has to be polled.
 */
export function watchApi(requests: () => string, finished: (url: string) => void): void {
  const hear = (url: string): void => {
    // The paths that control an emulator are the demo's own.
    if (!url.startsWith(requests()) || url.includes('/emulator/')) return;
    finished(url);
    announceChange();
  };
  new PerformanceObserver((entries) => {
    for (const { name } of entries.getEntries()) hear(name);
  }).observe({ type: 'resource' });
  inPage.addEventListener('request', (event) => {
    if (event instanceof CustomEvent) hear(String(event.detail));
  });
}

/** Emulators in the page itself are asked without the network, of which the browser would report. */
const inPage = new EventTarget();

/** Tells of a finished request that the browser does not know of. */
export function tellRequest(url: string): void {
  inPage.dispatchEvent(new CustomEvent('request', { detail: url }));
}

/** Tells the phone's window that the emulator's messages may have changed. */
export function announceChange(): void {
  channel.postMessage(undefined);
}

/** Calls `changed` when another page announces a change. */
export function onAnnouncedChange(changed: () => void): void {
  channel.addEventListener('message', changed);
}
