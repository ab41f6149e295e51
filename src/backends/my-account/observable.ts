interface Subscription {
  unsubscribe(): void;
}

/** The members of an RxJS observable that are used. */
export interface Observable<T> {
  subscribe(observer: {
    readonly next: (value: T) => void;
    readonly error: (error: unknown) => void;
    readonly complete: () => void;
  }): Subscription;
}

/**
 * Resolves to the first value that is wanted, by default the first of all, and to `undefined` if there is none.
 * Subscribes at once: what opens a popup when it is subscribed to opens it now.
 */
export async function firstValue<T>(
  observable: Observable<T>,
  isWanted: (value: T) => boolean = () => true,
): Promise<T | undefined> {
  // The value may come before the subscription does.
  const subscriptions: Subscription[] = [];
  const found = new Promise<T | undefined>((resolve, reject) => {
    const next = (value: T): void => {
      if (isWanted(value)) resolve(value);
    };
    subscriptions.push(observable.subscribe({ next, error: reject, complete: () => resolve(undefined) }));
  });
  try {
    return await found;
  } finally {
    for (const subscription of subscriptions) subscription.unsubscribe();
  }
}
