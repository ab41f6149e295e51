/**
 * The demo's pages in other tabs of this browser are the person's other sessions. A real host's server ends those on
 * other devices.
 */
const sessions = new BroadcastChannel('sessions');

/** Signs out every other tab. */
export async function signOutOtherTabs(): Promise<void> {
  sessions.postMessage('signed out');
  return Promise.resolve();
}

/** Calls back when another tab has signed this one out. */
export function onSignedOut(callback: () => void): void {
  sessions.addEventListener('message', callback);
}
