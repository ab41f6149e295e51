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
const wrappers = ['error', 'cause', 'response', 'data', 'body', 'originalError', 'reason', 'detail'] as const;
const codeNames = ['error', 'code', 'errorCode', 'name', 'type', 'statusText'] as const;
const textNames = ['message', 'error_description', 'errorMessage', 'description'] as const;

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
    if (seen.has(value)) continue;
    seen.add(value);
    if (typeof value === 'string') {
      texts.push(value);
      if (!/\s/.test(value)) codes.push(value);
      const parsed = parse(value);
      if (parsed) pending.push({ value: parsed, depth: depth + 1 });
    }
    if (typeof value !== 'object' || value === null) continue;
    const members = value as Readonly<Record<string, unknown>>;
    for (const name of codeNames) if (typeof members[name] === 'string') codes.push(members[name]);
    for (const name of textNames) if (typeof members[name] === 'string') texts.push(members[name]);
    for (const name of ['status', 'statusCode'])
      if (typeof members[name] === 'number') statuses.push(members[name]);
    holdsToken ||= Object.keys(members).some(isMfaToken);
    hasWindow ||= 'popup' in members;
    if (depth > 3) continue;
    for (const name of wrappers) pending.push({ value: members[name], depth: depth + 1 });
    pending.push({ value: await bodyOf(value), depth: depth + 1 });
  }
  holdsToken ||= texts.some(isMfaToken);
  return { codes: codes.map(compact), texts, statuses, holdsToken, hasWindow };
}

/** `auth/mfa-required`, `MFA_REQUIRED` and `MfaRequired` are one code. */
function compact(code: string): string {
  return code.replace(/[^a-z\d]/gi, '').toLowerCase();
}

/** What a refused answer says, read from a copy. */
async function bodyOf(value: object): Promise<unknown> {
  if (!(value instanceof Response) || value.bodyUsed) return undefined;
  return value
    .clone()
    .json()
    .catch(() => undefined);
}

function parse(text: string): unknown {
  if (!text.includes('{')) return undefined;
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
