/**
 * Waits for one event while (or after) an action runs, and returns it. Fails when it does not come in time,
 * or when the action fails first.
 */
export async function expectEvent<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  name: K,
  action: () => unknown,
  { timeout = 30_000 }: { readonly timeout?: number } = {},
): Promise<HTMLElementEventMap[K]> {
  const controller = new AbortController();
  const event = new Promise<HTMLElementEventMap[K]>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`No "${name}" event within ${timeout} ms.`));
    }, timeout);
    controller.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    // The name decides which event it is; addEventListener of a plain EventTarget can't say so.
    const listener = (received: Event): void => resolve(received as HTMLElementEventMap[K]);
    target.addEventListener(name, listener, { once: true, signal: controller.signal });
  });
  try {
    const [received] = await Promise.all([event, action()]);
    return received;
  } finally {
    controller.abort();
  }
}

/** The events of that name which an action causes, in order, until it has ended. */
export async function recordEvents<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  name: K,
  action: () => unknown,
): Promise<readonly HTMLElementEventMap[K][]> {
  const events: HTMLElementEventMap[K][] = [];
  const controller = new AbortController();
  const listener = (received: Event): void => {
    events.push(received as HTMLElementEventMap[K]);
  };
  target.addEventListener(name, listener, { signal: controller.signal });
  try {
    await action();
    return events;
  } finally {
    controller.abort();
  }
}
