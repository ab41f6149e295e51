import { Hono } from 'hono';
import type { AuthsignalState } from './authsignal-state.js';
import { newTotp } from './enrollment-routes.js';
import { readBody, requireText } from './request-body.js';
import { notVerified, verifiedAnswer, wrongCodeAnswer } from './verification.js';

/** Takes codes, and says whether a link was opened or a notification approved. */
export function verifyRoutes(state: AuthsignalState): Hono {
  const app = new Hono();

  app.post('/verify/totp', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    const token = requireText(await readBody(req.raw), 'verificationCode');
    const record = state.latest(['AUTHENTICATOR_APP']);
    const open = state.openChallenge('totp', facts);
    // An app that was enrolled before needs no challenge.
    const challenge = open ?? (record?.verifiedAt ? state.challenge('totp', facts) : undefined);
    const isRight =
      record?.secret !== undefined &&
      newTotp(state, record.secret).validate({ token, timestamp: state.now(), window: 1 }) !== null;
    const wrong = wrongCodeAnswer(state, challenge, isRight);
    if (wrong || !record || !challenge) return Response.json(wrong);
    state.close(challenge);
    return Response.json(await verifiedAnswer(state, facts, record));
  });

  for (const kind of ['sms', 'whatsapp', 'email-otp'] as const) {
    app.post(`/verify/${kind}`, async ({ req }) => {
      const facts = state.tokens.require(req.raw);
      const code = requireText(await readBody(req.raw), 'verificationCode');
      const challenge = state.openChallenge(kind, facts);
      const record = state.find(challenge?.authenticatorId);
      const wrong = wrongCodeAnswer(state, challenge, record !== undefined && challenge?.code === code);
      if (wrong || !record || !challenge) return Response.json(wrong);
      state.close(challenge);
      return Response.json(await verifiedAnswer(state, facts, record));
    });
  }

  app.post('/verify/email-magic-link/finalize', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    await readBody(req.raw);
    const challenge = state.openChallenge('email-magic-link', facts);
    const record = state.find(challenge?.authenticatorId);
    if (!challenge?.isConfirmed || !record) return Response.json(notVerified());
    state.close(challenge);
    return Response.json(await verifiedAnswer(state, facts, record));
  });

  app.post('/verify/push', async ({ req }) => {
    const facts = state.tokens.require(req.raw);
    const id = requireText(await readBody(req.raw), 'challengeId');
    const challenge = state.openChallenge('push', facts);
    const record = state.find(challenge?.authenticatorId);
    if (challenge?.id !== id || !challenge.isConfirmed || !record)
      return Response.json({ ...notVerified(), isConsumed: false });
    state.close(challenge);
    return Response.json(await verifiedAnswer(state, facts, record, { isConsumed: true }));
  });

  return app;
}
