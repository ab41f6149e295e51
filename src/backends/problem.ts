import type { AuthMethodsErrorCode, StepUpChallenge, ValidationIssue } from '../model/auth-methods-error.js';
import { present } from '../model/present.js';
import { asList, asObject, asText } from './json-value.js';

/** An answer that is no success, in the form of https://www.rfc-editor.org/rfc/rfc9457 as far as it has it. */
export interface Problem {
  readonly status: number;
  /** URI of the kind of problem. Empty where the answer has none, like the texts below. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly issues: readonly ValidationIssue[];
}

/** What `WWW-Authenticate` asks for. Empty where the header is missing, or hidden by CORS. */
export interface BearerChallenge {
  /** A stronger or newer sign-in: https://www.rfc-editor.org/rfc/rfc9470#section-3 */
  readonly stepUp?: StepUpChallenge;
  /** A scope that the token lacks: https://www.rfc-editor.org/rfc/rfc6750#section-3.1 */
  readonly scope?: string;
}

/** Reads the problem in an answer. Never rejects: an HTML page, or nothing at all, still has its status. */
export async function readProblem(response: Response): Promise<Problem> {
  // Read from a copy, so that who gets the error can read the answer itself.
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const { type, title, detail, validation_errors: issues } = asObject(body);
  return {
    status: response.status,
    type: asText(type),
    title: asText(title),
    detail: asText(detail),
    issues: asList(issues).map(toIssue),
  };
}

/** What an answer means when only its status is known. */
export function codeForStatus(status: number): AuthMethodsErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  return status >= 400 ? 'invalid_input' : 'unknown';
}

export function bearerChallenge(headers: Headers): BearerChallenge {
  const header = headers.get('www-authenticate') ?? '';
  const parameter = (name: string): string => new RegExp(`\\b${name}="?([^",]*)`).exec(header)?.[1] ?? '';
  switch (parameter('error')) {
    case 'insufficient_user_authentication': {
      const maxAge = parameter('max_age');
      return {
        stepUp: present({ acrValues: parameter('acr_values'), maxAge: maxAge ? Number(maxAge) : undefined }),
      };
    }
    case 'insufficient_scope':
      return { scope: parameter('scope') };
  }
  return {};
}

function toIssue(issue: unknown): ValidationIssue {
  const { detail, field, pointer } = asObject(issue);
  return {
    detail: asText(detail),
    ...present({ field: asText(field) || asText(pointer).replace(/^#?\//, '') }),
  };
}
