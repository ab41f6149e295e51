import { AuthMethodsError } from '../model/auth-methods-error.js';

/** How far a clock may be ahead of another. Milliseconds. */
const clockDifference = 86_400_000;

/** The value if it is a string, else an empty string. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value if it is an array, else an empty array. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The members of an object; no members for any other value. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' ? { ...value } : {};
}

/** The given members without those that are `undefined` or an empty string. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/**
 * Whether an id stays one segment of a path, wherever the address is read. Encoded characters are refused, since
 * proxies decode them.
 */
export function isPathSegment(id: string): boolean {
  return /^(?!\.\.?$)(?:[^/\\?#%\p{Cc}\p{Cs}]|%(?![\da-f]{2}))+$/iu.test(id);
}

/** The date; absent when it can't be parsed, or lies ahead by more than a wrong clock explains. */
export function toDate(value: unknown): string | undefined {
  const date = asText(value);
  return Date.parse(date) < Date.now() + clockDifference ? date : undefined;
}

/** The value; absent when it is not one of those known. */
export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((each) => each === value);
}

/** Turns base64 of either alphabet, padded or not, into the form that WebAuthn's JSON takes. Empty for non-strings. */
export function toBase64url(base64: unknown): string {
  return asText(base64).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param what is unexpected; names of members only, since their values may be secrets */
export function invalidResponse(what: string): AuthMethodsError {
  return new AuthMethodsError('invalid_response', `Unexpected ${what}`);
}
