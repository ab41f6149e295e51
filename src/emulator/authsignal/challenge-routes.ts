import { Hono } from 'hono';
import type { AuthsignalState, Challenge } from './authsignal-state.js';
import { randomToken } from '../random.js';
import { invalidRequest } from './refusal.js';
import { emailPattern, optionalText, phonePattern, readBody, requireText } from './request-body.js';
import { wrongCodeAnswer } from './verification.js';

/** Where a code of a server's challenge went. */
interface Recipient {
  readonly verificationMethod: string;
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly actionCode: string;
  readonly scope: string;
  isVerified: boolean;
}

/** Codes that a host's server sends and takes, without a token in the browser. */
export function challengeRoutes(state: AuthsignalState): Hono {
  const app = new Hono();
  const recipients = new Map<string, Recipient>();

  const find = (id: string): Challenge | undefined =>
    state.challenges.find((each) => each.id === id && each.expiresAt > state.now());

  app.post('/challenge', async ({ req }) => {
    const body = await readBody(req.raw);
    const verificationMethod = requireText(body, 'verificationMethod', /^(?:SMS|WHATSAPP|EMAIL_OTP)$/);
    const contact =
      verificationMethod === 'EMAIL_OTP'
        ? { email: requireText(body, 'email', emailPattern) }
        : { phoneNumber: requireText(body, 'phoneNumber', phonePattern) };
    const idempotencyKey = optionalText(body, 'idempotencyKey') ?? randomToken(12);
    const { id, code, expiresAt } = state.challenge(`server-${idempotencyKey}`, { idempotencyKey });
    recipients.set(id, {
      verificationMethod,
      ...contact,
      actionCode: optionalText(body, 'action') ?? 'challenge',
      scope: optionalText(body, 'scope') ?? '',
      isVerified: false,
    });
    const isWhatsApp = verificationMethod === 'WHATSAPP' || body.smsChannel === 'WHATSAPP';
    if (contact.email !== undefined) state.send(contact.email, 'email', code);
    else state.send(contact.phoneNumber, isWhatsApp ? 'whatsapp' : 'sms', code);
    return Response.json({ challengeId: id, idempotencyKey, expiresAt });
  });

  app.post('/verify', async ({ req }) => {
    const body = await readBody(req.raw);
    const id = requireText(body, 'challengeId');
    const code = requireText(body, 'verificationCode');
    const challenge = find(id);
    const recipient = recipients.get(id);
    const wrong = wrongCodeAnswer(state, challenge, challenge?.code === code);
    if (wrong || !recipient) return Response.json(wrong);
    recipient.isVerified = true;
    const { verificationMethod, email, phoneNumber } = recipient;
    return Response.json({ isVerified: true, verificationMethod, email, phoneNumber });
  });

  app.post('/claim', async ({ req }) => {
    const body = await readBody(req.raw);
    const id = requireText(body, 'challengeId');
    const userId = requireText(body, 'userId');
    const recipient = recipients.get(id);
    const challenge = find(id);
    if (!challenge || !recipient?.isVerified)
      throw invalidRequest('The challenge was not verified, or has expired.');
    const { actionCode, scope, verificationMethod } = recipient;
    const { idempotencyKey } = challenge;
    state.actions.set(idempotencyKey, {
      userId,
      actionCode,
      createdAt: state.isoNow(),
      state: 'CHALLENGE_SUCCEEDED',
      verificationMethod,
    });
    const token = await state.tokens.issue({ scope, userId, actionCode, idempotencyKey });
    return Response.json({ token, verificationMethod });
  });

  return app;
}
