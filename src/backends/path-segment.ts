/**
 * Whether an id stays one segment of a path, wherever the address is read. Encoded characters are refused, since
 * proxies decode them.
 */
export function isPathSegment(id: string): boolean {
  return /^(?!\.\.?$)(?:[^/\\?#%\p{Cc}\p{Cs}]|%(?![\da-f]{2}))+$/iu.test(id);
}
