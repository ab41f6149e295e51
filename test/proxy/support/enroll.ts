import assert from 'node:assert/strict';
import { methodsPath, outcome, type Answer, type Json, type World } from './proxy-world.js';

export const verifyPath = `${methodsPath}/verify`;
export const resendPath = `${methodsPath}/resend`;
export const phone = { type: 'phone', phone_number: '+12065550123' };
export const email = { type: 'email', email: 'ada@example.net' };

/** Begins to add a method. Resolves to the `auth_session`. */
export async function start(world: World, body: Json): Promise<string> {
  const answer = await world.send('POST', methodsPath, body);
  assert.equal(outcome(answer), '202');
  return String(answer.body.auth_session);
}

export function verify(world: World, auth_session: unknown, otp_code: unknown): Promise<Answer> {
  return world.send('POST', verifyPath, { auth_session, otp_code });
}

/** The code that was sent last. */
export function lastCode({ messages }: World): string {
  return messages.at(-1)!.code;
}

export function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

/** Signs somebody else in. */
export function signIn(world: World, userId: string): void {
  world.session = { userId, authenticatedAt: new Date(Date.now()) };
}
