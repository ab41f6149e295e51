/** Milliseconds between two looks at whether the popup is still open, which no event says. */
const interval = 300;

/**
 * Resolves to what the SDK's callback route posts from a popup before it closes. Rejects when the person closes it.
 */
export function popupAnswer(popup: Window): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearInterval(timer);
      removeEventListener('message', onMessage);
    };
    const onMessage = ({ origin, source, data }: MessageEvent<{ readonly type?: unknown } | null>): void => {
      // Another element's popup may be open, too.
      if (source !== popup || origin !== location.origin || data?.type !== 'auth_complete') return;
      stop();
      resolve(data);
    };
    const timer = setInterval(() => {
      if (!popup.closed) return;
      stop();
      reject(new Error('The popup was closed'));
    }, interval);
    addEventListener('message', onMessage);
  });
}
