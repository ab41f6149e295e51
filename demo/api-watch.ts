/** From the page with the element to the phone's window. */
const channel = new BroadcastChannel('emulator-changes');

/**
 * Calls `finished` with the URL of each request that the element has made: only then can there be a new message.
 * Their addresses begin with `requests`. The browser reports finished requests, so nothing has to be polled.
 */
export function watchApi(requests: () => string, finished: (url: string) => void): void {
  new PerformanceObserver((entries) => {
    for (const { name } of entries.getEntries()) {
      // The paths that control an emulator are the demo's own.
      if (!name.startsWith(requests()) || name.includes('/emulator/')) continue;
      finished(name);
      announceChange();
    }
  }).observe({ type: 'resource' });
}

/** Tells the phone's window that the emulator's messages may have changed. */
export function announceChange(): void {
  channel.postMessage(undefined);
}

/** Calls `changed` when another page announces a change. */
export function onAnnouncedChange(changed: () => void): void {
  channel.addEventListener('message', changed);
}
