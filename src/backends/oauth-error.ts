import { asObject, asText } from './json-value.js';

/**
 * Codes of errors that one sign-in by the person mends, in an answer or a description: those of
 * https://openid.net/specs/openid-connect-core-1_0.html#AuthError and https://www.rfc-editor.org/rfc/rfc9470, of a
 * refresh token that is missing or has ended, and the names that servers make up for the same.
 */
export const signInCodes =
  /\b(?:(?:login|consent|interaction|account[-_]selection|mfa|mfa[-_][a-z]+|step[-_]?up|re-?auth[a-z]+)[-_]required|unmet[-_]auth\w*|insufficient_user_auth\w*|missing_refresh_token|invalid_grant)\b/i;

/** The error of https://www.rfc-editor.org/rfc/rfc6749#section-5.2 in a body; its parts are empty when it has none. */
export interface OAuthError {
  readonly code: string;
  readonly description: string;
}

/** Reads an error whose `error` is a code, or an object with a code and a message. */
export function readOAuthError(body: unknown): OAuthError {
  const { error, error_description: description } = asObject(body);
  const { code, message } = asObject(error);
  return { code: asText(error) || asText(code), description: asText(description) || asText(message) };
}

/** The response itself, or a copy without the tokens with which a second factor could be passed by somebody else. */
export async function withoutMfaToken(response: Response): Promise<Response> {
  const text = await readCopy(response);
  const tokens: string[] = [];
  let body = '';
  try {
    const kept: unknown = JSON.parse(text, (name, value: unknown) => {
      if (!isMfaToken(name)) return value;
      tokens.push(asText(value));
      return undefined;
    });
    body = JSON.stringify(kept) ?? '';
  } catch {
    // A body that was cut off is dropped as a whole.
    if (isMfaToken(text)) tokens.push('');
  }
  if (tokens.length === 0) return response;
  for (const token of tokens.filter(Boolean))
    body = body.replaceAll(JSON.stringify(token).slice(1, -1), '•••');
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** Whether a name, or a text that can't be parsed, has to do with such a token. */
export function isMfaToken(name: string): boolean {
  return /mfa_?token/i.test(name);
}

async function readCopy(response: Response): Promise<string> {
  try {
    return await response.clone().text();
  } catch {
    return '';
  }
}
