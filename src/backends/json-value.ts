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
