import type { AuthMethodsErrorCode, StepUpChallenge, ValidationIssue } from '../model/auth-methods-error.js';
import { asList, asObject, asText, present } from './json-value.js';
import { readOAuthError, signInCodes } from './oauth-error.js';

/**
 * An unsuccessful response, with the members of https://www.rfc-editor.org/rfc/rfc9457 that it has. An OAuth error's
 * code and description take the place of type and detail.
 */
export interface Problem {
  readonly status: number;
  /** URI of the kind of problem. Like the texts below, empty when the response lacks it. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly issues: readonly ValidationIssue[];
}

/** What `WWW-Authenticate` asks for. Empty when the header is missing, or hidden by CORS. */
export interface BearerChallenge {
  /** A stronger or newer sign-in: https://www.rfc-editor.org/rfc/rfc9470#section-3 */
  readonly stepUp?: StepUpChallenge;
  /** The scope that the token lacks: https://www.rfc-editor.org/rfc/rfc6750#section-3.1 */
  readonly scope?: string;
}

/** Nobody reads more of them. */
const mostIssues = 50;

/** Reads the problem in a response. Never rejects: an HTML page, or an empty body, still has a status. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = await bodyOf(response);
  const { type, title, detail, validation_errors: issues } = asObject(body);
  const { code, description } = readOAuthError(body);
  return {
    status: response.status,
    type: asText(type) || code,
    title: asText(title),
    detail: asText(detail) || description,
    issues: asList(issues).slice(0, mostIssues).map(toIssue),
  };
}

/**
 * The text of a response, from a copy, so that the receiver of the error can still read it. `undefined` where it was cut
 * off, or a host's fetcher has read it already.
 */
export async function textOf(response: Response): Promise<string | undefined> {
  try {
    return await response.clone().text();
  } catch {
    return undefined;
  }
}

/** The JSON of a response; `undefined` for anything else. */
export async function bodyOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse((await textOf(response)) ?? '');
  } catch {
    return undefined;
  }
}

/** The code of a response of which only the status is known. A redirect is none that a request asked for. */
export function codeForStatus(status: number): AuthMethodsErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  if (status < 400) return 'invalid_response';
  // The others say nothing about what was entered.
  return status === 400 || status === 422 ? 'invalid_input' : 'unknown';
}

/** Reads the `WWW-Authenticate` header. Of several challenges, one that asks for a sign-in counts most. */
export function bearerChallenge(headers: Headers): BearerChallenge {
  const challenges = challengesIn(headers.get('www-authenticate') ?? '');
  const signIn = challenges.find((challenge) => signInCodes.test(challenge.get('error') ?? ''));
  if (signIn) {
    const maxAge = signIn.get('max_age') ?? '';
    return {
      stepUp: present({
        acrValues: signIn.get('acr_values'),
        maxAge: /^\d{1,9}$/.test(maxAge) ? Number(maxAge) : undefined,
      }),
    };
  }
  const missing = challenges.find((challenge) => challenge.get('error') === 'insufficient_scope');
  return missing ? { scope: missing.get('scope') ?? '' } : {};
}

/** A parameter with its value, in quotes or without; else the name of a scheme, with which a challenge begins. */
const challengePart = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,"]*)))?/g;

/** The parameters of each challenge: https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate */
function challengesIn(header: string): readonly ReadonlyMap<string, string>[] {
  let challenge = new Map<string, string>();
  const challenges = [challenge];
  for (const [, name = '', quoted, plain] of header.matchAll(challengePart)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) challenges.push((challenge = new Map<string, string>()));
    else challenge.set(name.toLowerCase(), value);
  }
  return challenges;
}

/** After so many seconds one may try, whatever a server says. */
const longestDelay = 3600;

/** The same for a moment by the person's clock, which may be hours off. */
const longestDelayByOwnClock = 300;

/**
 * Seconds to wait, from either form of https://www.rfc-editor.org/rfc/rfc9110#field.retry-after; at most an hour. Where
 * a proxy has added a second header, the longer of both. `undefined` for anything else.
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  // Measured by the server's clock when `Date` can be read.
  const serverClock = Date.parse(headers.get('date') ?? '');
  // Engines read a date out of almost anything; a real one has the name of its month.
  const isDate = /[a-z]{3}/i.test(value);
  const seconds = isDate
    ? (Date.parse(value) - (serverClock || Date.now())) / 1000
    : Math.max(...value.split(',').map(Number));
  if (!Number.isFinite(seconds)) return undefined;
  const longest = isDate && !serverClock ? longestDelayByOwnClock : longestDelay;
  return Math.min(Math.max(0, Math.ceil(seconds)), longest);
}

function toIssue(issue: unknown): ValidationIssue {
  const { detail, field, pointer } = asObject(issue);
  return {
    detail: asText(detail),
    ...present({ field: asText(field) || asText(pointer).replace(/^#?\//, '') }),
  };
}
