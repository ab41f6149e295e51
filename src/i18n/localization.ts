import { Formatter } from './formatter.js';
import type { ListMessages } from './list-messages.js';
import { rightToLeft } from './match-locale.js';
import type { MessageOverrides } from './messages.js';

/** Everything a component needs to show text, passed down as one property. `M`: messages beside the list's. */
export interface Localization<M = unknown> {
  /** BCP 47 tag of the language the messages are in. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: ListMessages & M;
  readonly format: Formatter;
}

/** @param locale the language of `messages`; its region decides how dates look: "10 Mar 2025" for "en-GB" */
export function createLocalization<M = unknown>(
  locale: string,
  messages: ListMessages & M,
  overrides?: MessageOverrides,
): Localization<M> {
  return {
    locale,
    direction: rightToLeft.test(locale) ? 'rtl' : 'ltr',
    messages: overrides ? merge(messages, overrides) : messages,
    format: new Formatter(locale),
  };
}

/** Returns a copy of `base` with `overrides` applied. Ignores values of another type than a message has in `base`. */
function merge<T extends object>(base: T, overrides: object): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(overrides)) {
    const own = merged[key];
    if (value === undefined || value === null || (own !== undefined && typeof value !== typeof own)) continue;
    merged[key] = typeof own === 'object' && own !== null ? merge(own, value as object) : (value as unknown);
  }
  return merged as T;
}
