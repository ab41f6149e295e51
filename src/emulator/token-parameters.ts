import { isJsonObject } from './fields.js';
import { OAuthError } from './oauth-error.js';

export type TokenParameters = Readonly<Record<string, string>>;

/** The parameters of a token request, sent as a form or as JSON. Numbers become text; the rest is ignored. */
export async function readTokenParameters(request: Request): Promise<TokenParameters> {
  const text = await request.text();
  const mediaType = request.headers.get('content-type') ?? '';
  if (!mediaType.includes('json')) return Object.fromEntries(new URLSearchParams(text));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new OAuthError(400, 'invalid_request', 'The request is not valid JSON');
  }
  if (!isJsonObject(body)) throw new OAuthError(400, 'invalid_request', 'The request must be a JSON object');
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): (readonly [string, string])[] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}
