import { expect } from '@open-wc/testing';
import { generate } from 'otplib';

import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
} from '../../../src/model/enrollment.js';
import { listedMethods, options, skip, type ContractWorld } from './contract-world.js';

/** What each type is started with. */
export const inputs: { readonly [T in EnrollableType]: EnrollmentInput[T] } = {
  totp: {},
  passkey: {},
  'webauthn-roaming': {},
  phone: { phoneNumber: '+12025550177', channel: 'sms' },
  email: { email: 'grace@example.com' },
  'push-notification': {},
  'recovery-code': {},
  password: {},
};

/** The types that can be added without a ceremony of the browser's. */
export const withoutCeremony = [
  ...(['totp', 'phone', 'email', 'push-notification', 'recovery-code', 'password'] as const),
];

export const newPassword = 'Larch-Otter-58!';

/** The types that a backend can add. */
export function enrollable({ backend }: ContractWorld): readonly EnrollableType[] {
  return backend.capabilities?.enroll ?? [];
}

export async function start<T extends EnrollableType>(
  { backend }: ContractWorld,
  type: T,
  input: EnrollmentInput[T] = inputs[type],
): Promise<EnrollmentStart<T>> {
  if (!backend.startEnrollment) throw new Error(`It promises ${type}, but has no startEnrollment()`);
  return backend.startEnrollment(type, input, options);
}

/** Starts an enrollment; skips the test when the backend asks for no proof of this type. */
export async function challengeOrSkip<T extends EnrollableType>(
  world: ContractWorld,
  type: T,
  context: Mocha.Context,
  input?: EnrollmentInput[T],
): Promise<EnrollmentChallenge[T]> {
  if (!enrollable(world).includes(type)) skip(`it can't add the type ${type}`, context);
  const started = await start(world, type, input);
  if ('result' in started) skip('its enrollments are finished as soon as they start', context);
  if ('continueAt' in started) skip('its enrollments continue on another page', context);
  return started;
}

export function complete<T extends EnrollableType>(
  { backend }: ContractWorld,
  challenge: EnrollmentChallenge[T],
  proof: EnrollmentProof[T],
): Promise<EnrollmentResult | undefined> {
  if (!backend.completeEnrollment) throw new Error('It gives a challenge, but has no completeEnrollment()');
  return backend.completeEnrollment<T>(challenge, proof, options);
}

/** Completes an enrollment that needs no ceremony of the browser's. */
export async function enroll(
  world: ContractWorld,
  type: (typeof withoutCeremony)[number],
  context: Mocha.Context,
): Promise<EnrollmentResult | undefined> {
  const proof = { code: '', newPassword, ...currentPassword(world) };
  const challenge = await challengeOrSkip(world, type, context);
  if (challenge.type === 'totp') proof.code = await totpCode(challenge);
  if (challenge.type === 'phone') proof.code = await sentCode(world, inputs.phone.phoneNumber);
  if (challenge.type === 'email' && !challenge.byLink) proof.code = await sentCode(world, inputs.email.email);
  if (type === 'push-notification' || (challenge.type === 'email' && challenge.byLink)) await world.approve();
  return complete<typeof type>(world, challenge, proof);
}

export function currentPassword({ currentPassword }: ContractWorld): { readonly currentPassword?: string } {
  return currentPassword === undefined ? {} : { currentPassword };
}

/** The code that an authenticator app shows, by an independent library and from what the QR code shows. */
export async function totpCode({ barcodeUri }: EnrollmentChallenge['totp']): Promise<string> {
  const uri = new URL(barcodeUri);
  expect(uri.protocol).to.equal('otpauth:');
  return generate({ secret: uri.searchParams.get('secret') ?? '' });
}

export async function sentCode(world: ContractWorld, to: string): Promise<string> {
  const message = (await world.outbox()).findLast((each) => each.to === to);
  return message?.code ?? '';
}

/** A code of the same length that differs in its last digit. */
export function wrongCode(code: string): string {
  return code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
}

/** Checks that a completed enrollment is listed, and that the method it returned, if any, is the listed one. */
export async function expectEnrolled(
  world: ContractWorld,
  type: EnrollableType,
  result: EnrollmentResult | undefined,
): Promise<void> {
  const listed = (await listedMethods(world)).filter((method) => method.type === type && method.confirmed);
  expect(listed).to.have.length(1);
  if (result?.method) expect(result.method).to.deep.equal(listed[0]);
  if (result?.recoveryCodes) expectRecoveryCodes(result.recoveryCodes);
}

export function expectRecoveryCodes(codes: readonly string[]): void {
  expect(codes).to.not.be.empty;
  expect(new Set(codes).size).to.equal(codes.length);
  for (const code of codes) expect(code.trim().length).to.be.greaterThan(7);
}
