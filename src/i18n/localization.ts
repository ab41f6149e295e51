import { Formatter } from './formatter.js';
import type { ListMessages, MessageOverrides } from './messages.js';

/** All that a component needs to speak: handed down as one property. */
export interface Localization<M extends ListMessages = ListMessages> {
  /** BCP 47 tag of the language the messages are in. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: M;
  readonly format: Formatter;
}

const rightToLeft = /^(ar|fa|he|iw|ps|sd|ug|ur|yi|ckb|dv)\b/i;

/** @param locale the language of `messages`; regional dates follow it: "en-GB" writes "10 Mar 2025" */
export function createLocalization<M extends ListMessages>(
  locale: string,
  messages: M,
  overrides?: MessageOverrides,
): Localization<M> {
  return {
    locale,
    direction: rightToLeft.test(locale) ? 'rtl' : 'ltr',
    messages: overrides ? merge(messages, overrides) : messages,
    format: new Formatter(locale),
  };
}

/** A copy of `base` in which `overrides` replace what they name. Anything of another kind is left out. */
function merge<T extends object>(base: T, overrides: object): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(overrides)) {
    const own = merged[key];
    if (value === undefined || value === null || typeof value !== typeof own) continue;
    merged[key] = typeof own === 'object' && own !== null ? merge(own, value as object) : (value as unknown);
  }
  return merged as T;
}
