interface Patience {
  /** Milliseconds. */
  readonly timeout?: number;
}

/** Tries an assertion again with every frame until it neither throws nor returns `false`. */
export async function eventually(assertion: () => unknown, patience: Patience = {}): Promise<void> {
  await found(async () => (await assertion()) !== false || undefined, patience);
}

/** Looks again with every frame until there is something; resolves to it. Rejects with what was thrown last. */
export async function found<T>(
  look: () => T | null | undefined | Promise<T | null | undefined>,
  { timeout = 30_000 }: Patience = {},
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    let failure: unknown = new Error(`Not within ${timeout} ms: ${String(look)}`);
    try {
      const result = await look();
      if (result !== undefined && result !== null) return result;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > end) throw failure;
    await nextFrame();
  }
}

/** Resolves when the page has been laid out. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}
