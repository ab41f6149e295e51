import type { JsonObject } from '../fields.js';
import { randomText } from '../random.js';
import { clientItem, type AuthenticatorRecord } from './authenticator-record.js';
import type { AuthsignalState, Challenge } from './authsignal-state.js';
import { Refusal } from './refusal.js';
import { scopes, type TokenFacts } from './tokens.js';

/** What a proof is answered when it is wrong: a success of HTTP's. */
export function notVerified(failureReason?: 'CODE_INVALID_OR_EXPIRED' | 'MAX_ATTEMPTS_EXCEEDED'): JsonObject {
  return { isVerified: false, ...(failureReason && { failureReason }) };
}

/** Looks at a code; the answer for a wrong one, and `undefined` for the right one. */
export function wrongCodeAnswer(
  { faults }: AuthsignalState,
  challenge: Challenge | undefined,
  isRight: boolean,
): JsonObject | undefined {
  if (!challenge) return notVerified('CODE_INVALID_OR_EXPIRED');
  if (challenge.failures >= faults.maxAttempts) return notVerified('MAX_ATTEMPTS_EXCEEDED');
  if (isRight) return undefined;
  challenge.failures += 1;
  return notVerified('CODE_INVALID_OR_EXPIRED');
}

/**
 * What a right proof is answered: a token with every scope, and the authenticator where the proof was its first.
 *
 * @param rest more members
 */
export async function verifiedAnswer(
  state: AuthsignalState,
  { userId, actionCode, idempotencyKey }: TokenFacts,
  record: AuthenticatorRecord,
  rest: JsonObject = {},
): Promise<JsonObject> {
  const { withoutAuthenticator, withoutToken, recoveryCodes } = state.faults;
  const isEnrollment = record.verifiedAt === undefined;
  const verified = state.markVerified(record);
  const action = state.actions.get(idempotencyKey);
  if (action) {
    action.state = 'CHALLENGE_SUCCEEDED';
    action.verificationMethod = record.verificationMethod;
  }
  const scope = scopes.join(' ');
  return {
    isVerified: true,
    ...(!withoutToken && {
      accessToken: await state.tokens.issue({ scope, userId, actionCode, idempotencyKey }),
    }),
    ...(isEnrollment && !withoutAuthenticator && { userAuthenticator: clientItem(verified) }),
    ...(isEnrollment && recoveryCodes && { recoveryCodes: Array.from({ length: 5 }, newRecoveryCode) }),
    ...rest,
  };
}

/** Only the first authenticator may be added with a token that lacks the scope. */
export function requireAddScope(state: AuthsignalState, { scopes: granted }: TokenFacts): void {
  if (state.verified.length > 0) requireScope(state, granted, 'add:authenticators');
}

export function requireScope({ faults }: AuthsignalState, granted: readonly string[], scope: string): void {
  if (!granted.includes(scope))
    throw new Refusal(faults.scopeStatus, 'unauthorized', `The token lacks the scope ${scope}.`);
}

function newRecoveryCode(): string {
  return randomText(10, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789').replace(/^(.{5})/, '$1-');
}
