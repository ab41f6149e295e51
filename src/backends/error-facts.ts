import { isMfaToken } from './oauth-error.js';

/** What can be read of anything that a function of the host's throws. */
export interface ErrorFacts {
  /** Codes and names, in lower case and without separators: `mfarequired`. */
  readonly codes: readonly string[];
  /** Texts for people. */
  readonly texts: readonly string[];
  /** HTTP statuses; 0 for a request that got no answer. */
  readonly statuses: readonly number[];
  /** It carries a token that must go no further. */
  readonly holdsToken: boolean;
  /** It carries the window in which the person was to sign in. */
  readonly hasWindow: boolean;
}

/** Where libraries put the error that they wrap, or the answer that they refuse. */
const wrappers = [
  ...['error', 'errors', 'cause', 'inner', 'innerError', 'original', 'originalError'],
  ...['networkError', 'graphQLErrors'],
  ...['response', 'responseJSON', 'responseText', 'data', 'body', 'payload', 'info', 'extensions'],
  ...['reason', 'rejection', 'detail'],
] as const;
const codeNames = ['error', 'code', 'errorCode', 'error_code', 'name', 'type', 'statusText'] as const;
const textNames = ['message', 'error_description', 'errorMessage', 'description'] as const;
const statusNames = ['status', 'statusCode', 'httpStatus', 'code'] as const;

/** More than any error has; a list may have any number. */
const mostValues = 100;

/** A status as texts write it: "401", "HTTP 401", "Request failed with status code 401". */
const statusInText = /(?:^|\bstatus(?: code)?:? ?|\bhttp(?: error)?[:!]? (?:status: ?)?)\(?([45]\d\d)\b/i;

/** Texts of engines about a mistake in a script. They may name anything in passing, such as a member. */
const mistakeText =
  /\bis not (a function|a constructor|an object|defined|iterable)|\bof (undefined|null)\b|illegal invocation|can only call|called on an object/i;

/** Reads an error of any library: of its own, and of what it wraps. */
export async function errorFacts(thrown: unknown): Promise<ErrorFacts> {
  const codes: string[] = [];
  const texts: string[] = [];
  const statuses: number[] = [];
  let holdsToken = false;
  let hasWindow = false;
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: thrown, depth: 0 }];
  const seen = new Set<unknown>();

  for (const { value, depth } of pending) {
    if (seen.has(value) || seen.size > mostValues) continue;
    seen.add(value);
    const wrap = (wrapped: unknown): unknown => pending.push({ value: wrapped, depth: depth + 1 });
    if (typeof value === 'number' && value > 0) statuses.push(value);
    if (typeof value === 'string') {
      texts.push(value);
      if (!/\s/.test(value)) codes.push(value);
      wrap(parse(value));
    }
    if (typeof value !== 'object' || value === null || isMistake(value)) continue;
    itemsOf(value).forEach(wrap);
    for (const name of codeNames) codes.push(textOf(memberOf(value, name)));
    for (const name of textNames) texts.push(textOf(memberOf(value, name)));
    for (const name of statusNames) statuses.push(statusOf(memberOf(value, name)));
    const names = namesOf(value);
    holdsToken ||= names.some(isMfaToken);
    hasWindow ||= names.includes('popup');
    if (depth > 3) continue;
    for (const name of wrappers) wrap(memberOf(value, name));
    wrap(await bodyOf(value));
  }
  holdsToken ||= texts.some(isMfaToken);
  return {
    codes: codes.filter(Boolean).map(compact),
    texts: texts.filter(Boolean),
    statuses: [...statuses, ...texts.map((text) => statusOf(statusInText.exec(text)?.[1]))].filter(isStatus),
    holdsToken,
    hasWindow,
  };
}

/** Whether an engine threw it for a mistake in a script. What has a code of its own is a library's. */
export function isMistake(thrown: unknown): boolean {
  if (textOf(memberOf(thrown, 'error')) || textOf(memberOf(thrown, 'code'))) return false;
  const message = textOf(memberOf(thrown, 'message'));
  switch (memberOf(thrown, 'name')) {
    case 'ReferenceError':
    case 'RangeError':
    case 'SyntaxError':
      return true;
    case 'TypeError':
      return mistakeText.test(message) || /\b(undefined|null)\b|^can(no|')t\b/i.test(message);
    default:
      return mistakeText.test(message);
  }
}

/** The member of anything; `undefined` where it can't be read, as of a proxy that has been revoked. */
export function memberOf(value: unknown, name: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

function itemsOf(value: object): readonly unknown[] {
  try {
    return Array.isArray(value) ? value.slice(0, mostValues) : [];
  } catch {
    return [];
  }
}

function namesOf(value: object): readonly string[] {
  try {
    return Object.keys(value);
  } catch {
    return [];
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `NaN` for anything else. */
function statusOf(value: unknown): number {
  return typeof value === 'number' || /^\d{3}$/.test(textOf(value)) ? Number(value) : NaN;
}

/** Numbers stand for much else in errors. */
function isStatus(status: number): boolean {
  return status === 0 || (status >= 400 && status < 600);
}

/** `auth/mfa-required`, `MFA_REQUIRED` and `MfaRequired` are one code. */
function compact(code: string): string {
  return code.replace(/[^a-z\d]/gi, '').toLowerCase();
}

/** What a refused answer says, read from a copy; a page says nothing. */
async function bodyOf(value: object): Promise<unknown> {
  try {
    if (!(value instanceof Response) || value.bodyUsed) return undefined;
    const text = await value.clone().text();
    return /^\s*</.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!text.includes('{')) return undefined;
  }
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
