/** Seconds to wait, from either form of https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  // By the server's clock where it can be read: the person's may be wrong.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const seconds = isNaN(+value) ? (Date.parse(value) - now) / 1000 : +value;
  return isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
