import { Hono } from 'hono';
import { Secret, TOTP } from 'otpauth';
import { person } from '../person.js';
import type { JsonObject } from '../fields.js';
import type { AuthenticatorRecord } from './authenticator-record.js';
import type { AuthsignalState } from './authsignal-state.js';
import { invalidRequest } from './refusal.js';
import { emailPattern, optionalText, phonePattern, readBody, requireText } from './request-body.js';
import type { TokenFacts } from './tokens.js';
import { requireAddScope } from './verification.js';

/** Begins enrollments, and sends codes and links, again or for a step-up. */
export function enrollmentRoutes(state: AuthsignalState): Hono {
  const app = new Hono();

  /** The rule that every start begins with. */
  const begin = (request: Request): TokenFacts => {
    const facts = state.tokens.require(request);
    requireAddScope(state, facts);
    return facts;
  };

  app.post('/user-authenticators/totp', ({ req }) => {
    const facts = begin(req.raw);
    state.requireActive('AUTHENTICATOR_APP');
    const secret = new Secret({ size: 20 }).base32;
    const record = state.addPending({ verificationMethod: 'AUTHENTICATOR_APP', secret });
    state.challenge('totp', facts, { authenticatorId: record.userAuthenticatorId });
    const uri = newTotp(state, secret).toString();
    return Response.json({ ...started(record, facts), uri, secret });
  });

  app.post('/user-authenticators/sms', async ({ req }) => {
    const facts = begin(req.raw);
    const body = await readBody(req.raw);
    const phoneNumber = requireText(body, 'phoneNumber', phonePattern);
    const isWhatsApp = readSmsChannel(body) === 'WHATSAPP';
    state.requireActive(isWhatsApp ? 'WHATSAPP' : 'SMS');
    const record = state.addPending({
      verificationMethod: 'SMS',
      phoneNumber,
      previousSmsChannel: isWhatsApp ? 'WHATSAPP' : 'DEFAULT',
    });
    sendCode(state, 'sms', facts, record);
    return Response.json(started(record, facts));
  });

  for (const [path, verificationMethod] of [
    ['email-otp', 'EMAIL_OTP'],
    ['email-magic-link', 'EMAIL_MAGIC_LINK'],
  ] as const) {
    app.post(`/user-authenticators/${path}`, async ({ req }) => {
      const facts = begin(req.raw);
      const email = requireText(await readBody(req.raw), 'email', emailPattern);
      state.requireActive(verificationMethod);
      const record = state.addPending({ verificationMethod, email });
      sendCode(state, path, facts, record);
      return Response.json(started(record, facts));
    });
  }

  for (const [path, verificationMethods] of [
    ['sms', ['SMS', 'WHATSAPP']],
    ['whatsapp', ['SMS', 'WHATSAPP']],
    ['email-otp', ['EMAIL_OTP']],
    ['email-magic-link', ['EMAIL_MAGIC_LINK']],
  ] as const) {
    app.post(`/challenge/${path}`, async ({ req }) => {
      const facts = state.tokens.require(req.raw);
      const channel = readSmsChannel(await readBody(req.raw));
      const record = state.latest(verificationMethods);
      if (!record) throw invalidRequest('There is nothing to send a code to.');
      const previousSmsChannel = path === 'whatsapp' ? ('WHATSAPP' as const) : channel;
      const used = path === 'sms' || path === 'whatsapp' ? { ...record, previousSmsChannel } : record;
      state.put(used);
      return Response.json({ challengeId: sendCode(state, path, facts, used) });
    });
  }

  app.post('/challenge/push', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    requireText(await readBody(req.raw), 'action');
    const record = state.latest(['PUSH']);
    if (!record) throw invalidRequest('There is no device to notify.');
    const { id } = state.challenge('push', facts, { authenticatorId: record.userAuthenticatorId });
    return Response.json({ challengeId: id });
  });

  return app;
}

export function newTotp({ relyingParty }: AuthsignalState, secret: string): TOTP {
  return new TOTP({
    issuer: relyingParty.name,
    label: person.email,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  });
}

/** @returns the id of the challenge */
function sendCode(
  state: AuthsignalState,
  kind: 'sms' | 'whatsapp' | 'email-otp' | 'email-magic-link',
  facts: TokenFacts,
  { userAuthenticatorId, phoneNumber, email, previousSmsChannel }: AuthenticatorRecord,
): string {
  const { id, code } = state.challenge(kind, facts, { authenticatorId: userAuthenticatorId });
  const link = `${state.origin}/v1/magic-link/${id}`;
  const phoneChannel = previousSmsChannel === 'WHATSAPP' ? 'whatsapp' : 'sms';
  if (phoneNumber !== undefined) state.send(phoneNumber, phoneChannel, code);
  else state.send(email ?? '', 'email', kind === 'email-magic-link' ? link : code);
  return id;
}

function started({ userAuthenticatorId }: AuthenticatorRecord, { userId }: TokenFacts): JsonObject {
  return { userAuthenticatorId, userId };
}

function readSmsChannel(body: JsonObject): 'DEFAULT' | 'WHATSAPP' {
  const channel = optionalText(body, 'smsChannel') ?? 'DEFAULT';
  if (!['DEFAULT', 'SMS', 'WHATSAPP'].includes(channel)) throw invalidRequest('The smsChannel is unknown.');
  return channel === 'WHATSAPP' ? 'WHATSAPP' : 'DEFAULT';
}
