import type { TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod } from '../model/auth-method.js';

/** One line of the details: what, and what it is. */
export interface Detail {
  readonly term: string;
  /** Nothing known: the line is left out. */
  readonly value: string | TemplateResult | undefined;
  /** What is shown of the value until the person asks for all of it. */
  readonly masked?: string;
}

/** What a type has to tell beside what all have: names and dates. Downloaded with the details. */
export type MethodDetails<M extends AuthMethod = AuthMethod> = (
  method: M,
  localization: Localization<Messages>,
) => readonly Detail[];

const shortIdLength = 12;

/** The beginning of a credential id: enough to compare, short enough to read. */
export function shortId(id: string | undefined): string | undefined {
  return id === undefined || id.length <= shortIdLength ? id : `${id.slice(0, shortIdLength)}…`;
}
