/** The engines that browsers are built on. */
export const ENGINE_NAMES = ['Chromium', 'Firefox', 'WebKit'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** One window of a browser, with what a person does in it. Each engine's driver is one. */
export interface EngineWindow {
  readonly engine: EngineName;
  /** Resolves when the page is loaded. */
  open(address: string): Promise<void>;
  /** Value of an expression in the page, awaited when it is a promise; JSON can carry it. */
  evaluate<T>(expression: string): Promise<T>;
  /** A click of the mouse, in CSS pixels from the corner of the page's window. */
  click(x: number, y: number): Promise<void>;
  /** A key by the name of `KeyboardEvent.key`, with modifiers before it: `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** Types a text where the focus is. */
  type(text: string): Promise<void>;
  /** Plugs in an authenticator that says yes; absent where the driver has none. */
  addAuthenticator?(): Promise<void>;
  /** Ends the browser, and everything that was started for it. */
  close(): Promise<void>;
}

/** How long anything may take; a busy machine needs a multiple of what it takes alone. */
export const stepTimeout = 120_000;

/** Splits `Control+Shift+Tab` into the keys that are held and the one that is pressed. */
export function readKeys(keys: string): { readonly held: readonly string[]; readonly key: string } {
  const parts = keys.split('+');
  const key = parts.pop() || '+';
  return { held: parts, key };
}
