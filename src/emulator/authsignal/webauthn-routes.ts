import { Hono } from 'hono';
import type { JsonObject } from '../fields.js';
import { randomToken } from '../random.js';
import type { AuthsignalState, Challenge } from './authsignal-state.js';
import { invalidRequest } from './refusal.js';
import { optionalText, readBody } from './request-body.js';
import type { TokenFacts } from './tokens.js';
import { requireAddScope, verifiedAnswer } from './verification.js';
import {
  creationOptions,
  newCredential,
  requestOptions,
  usedCredential,
  type CredentialKind,
} from './webauthn.js';

/** Makes passkeys and security keys, and takes their signatures for a step-up. */
export function webauthnRoutes(state: AuthsignalState): Hono {
  const app = new Hono();
  /** How the passkeys of open challenges were asked for. */
  const kinds = new Map<string, CredentialKind>();

  const openChallenge = (kind: string, facts: TokenFacts, id?: unknown): Challenge => {
    const challenge = state.openChallenge(kind, facts);
    if (!challenge || (id !== undefined && id !== challenge.id))
      throw invalidRequest('The challenge was not found, or has expired.');
    return challenge;
  };

  /** A ceremony that begins. `/web` is the same with cookies. */
  const options = ['', '/web'].map((suffix) => `/user-authenticators/passkey/registration-options${suffix}`);
  app.on('POST', options, async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    requireAddScope(state, facts);
    const body = await readBody(req.raw);
    state.requireActive('PASSKEY');
    const kind: CredentialKind = {
      verificationMethod: 'PASSKEY',
      residentKey: 'required',
      attachment: optionalText(body, 'authenticatorAttachment'),
      username: optionalText(body, 'username'),
      displayName: optionalText(body, 'displayName'),
    };
    const { id, code } = state.challenge('passkey', facts, { code: randomToken(32) });
    kinds.set(id, kind);
    return Response.json({ challengeId: id, options: creationOptions(state, code, kind) });
  });

  app.post('/user-authenticators/passkey', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    requireAddScope(state, facts);
    const { challengeId, registrationCredential } = await readBody(req.raw);
    const challenge = openChallenge('passkey', facts, challengeId);
    const kind = kinds.get(challenge.id);
    if (!kind) throw invalidRequest('The challenge was not found, or has expired.');
    return Response.json(await add(facts, challenge, kind, registrationCredential, req.raw));
  });

  app.post('/user-authenticators/security-key/registration-options', ({ req }) => {
    const facts = state.tokens.require(req.raw);
    requireAddScope(state, facts);
    state.requireActive('SECURITY_KEY');
    const { code } = state.challenge('security-key', facts, { code: randomToken(32) });
    return Response.json(creationOptions(state, code, securityKey));
  });

  app.post('/user-authenticators/security-key', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    requireAddScope(state, facts);
    const challenge = openChallenge('security-key', facts);
    return Response.json(await add(facts, challenge, securityKey, await readBody(req.raw), req.raw));
  });

  app.post('/user-authenticators/:kind{passkey|security-key}/authentication-options', ({ req }) => {
    const facts = state.tokens.require(req.raw);
    const isPasskey = req.param('kind') === 'passkey';
    const { id, code } = state.challenge(`use-${req.param('kind')}`, facts, { code: randomToken(32) });
    const wanted = requestOptions(state, code, isPasskey ? 'PASSKEY' : 'SECURITY_KEY');
    return Response.json(isPasskey ? { challengeId: id, options: wanted } : wanted);
  });

  app.post('/verify/:kind{passkey|security-key}', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    const body = await readBody(req.raw);
    const isPasskey = req.param('kind') === 'passkey';
    const challenge = openChallenge(
      `use-${req.param('kind')}`,
      facts,
      isPasskey ? body.challengeId : undefined,
    );
    const record = await usedCredential(state, challenge, isPasskey ? body.authenticationCredential : body);
    state.close(challenge);
    const { userAuthenticatorId, username, displayName: userDisplayName } = record;
    const names = { userId: facts.userId, userAuthenticatorId, username, userDisplayName };
    return Response.json(await verifiedAnswer(state, facts, record, isPasskey ? names : {}));
  });

  async function add(
    facts: TokenFacts,
    challenge: Challenge,
    kind: CredentialKind,
    credential: unknown,
    request: Request,
  ): Promise<JsonObject> {
    const record = await newCredential(state, challenge, kind, credential, request);
    state.close(challenge);
    kinds.delete(challenge.id);
    const { userAuthenticatorId } = record;
    return verifiedAnswer(state, facts, record, { userAuthenticatorId, userId: facts.userId });
  }

  return app;
}

const securityKey: CredentialKind = {
  verificationMethod: 'SECURITY_KEY',
  residentKey: 'discouraged',
  attachment: 'cross-platform',
};
