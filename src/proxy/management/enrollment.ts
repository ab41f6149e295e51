import { onlyMembers, textMember, type JsonObject } from '../json.js';
import { invalidInput, notOffered, Refusal } from '../refusal.js';
import { base64url } from './base64.js';
import { addressEnrollment } from './enroll-address.js';
import { totpEnrollment } from './enroll-totp.js';
import { webauthnEnrollment } from './enroll-webauthn.js';
import type { EnrollmentContext, EnrollmentKind, StartedEnrollment } from './enrollment-kind.js';
import type { AddableType } from './management-options.js';
import type { ManagementSettings } from './management-settings.js';
import { readType } from './method-bodies.js';
import type { Seal } from './seal.js';

const kinds: Readonly<Record<AddableType, EnrollmentKind>> = {
  totp: totpEnrollment,
  phone: addressEnrollment,
  email: addressEnrollment,
  'webauthn-roaming': webauthnEnrollment('webauthn-roaming'),
  passkey: webauthnEnrollment('passkey'),
};

/** What is sealed into `auth_session`. The owner is part of the seal. */
interface SealedEnrollment {
  /** The same after a code was sent again, so that attempts are counted for all codes together. */
  readonly id: string;
  readonly type: AddableType;
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly state: JsonObject;
}

/** Seconds; also after codes were sent again. */
const longestEnrollment = 600;

/** Longer than any enrollment, so that nothing is forgotten while it still counts. */
const counted = 2 * longestEnrollment;

const mostAttempts = 5;

/** Enrollments that a person may begin within ten minutes, so that nobody fills the store alone. */
const mostStarts = 20;

/** Begins to add a method. Returns the challenge for the page. */
export async function startEnrollment(body: unknown, context: EnrollmentContext): Promise<JsonObject> {
  const { settings } = context;
  const { type, kind } = kindOf(readType(body), settings);
  await countStart(context);
  const now = secondsNow();
  const id = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const started = await kind.start(body, context);
  return seal(
    { id, type, startedAt: now, expiresAt: now + settings.enrollmentLifetime, state: {} },
    started,
    context,
  );
}

/** Sends a new code. Returns a challenge that replaces the first one. */
export async function resendCode(body: unknown, context: EnrollmentContext): Promise<JsonObject> {
  const enrollment = await open(onlyMembers(body, ['auth_session']), context);
  const { kind } = kindOf(enrollment.type, context.settings);
  if (!kind.resend) throw invalidInput('Nothing is sent for this type of method');
  const started = await kind.resend(enrollment.state, context);
  const expiresAt = Math.min(
    secondsNow() + context.settings.enrollmentLifetime,
    enrollment.startedAt + longestEnrollment,
  );
  return seal({ ...enrollment, expiresAt }, started, context);
}

/**
 * Checks the proof, and adds the method when it is right: once for each enrollment, after at most five attempts. Each attempt
 * is counted before it is checked, so that many at the same time are no more than five.
 */
export async function completeEnrollment(
  body: unknown,
  context: EnrollmentContext,
): Promise<{ readonly type: AddableType; readonly created: JsonObject }> {
  const { settings } = context;
  const members = onlyMembers(body, ['auth_session', 'otp_code', 'authn_response']);
  const enrollment = await open(members, context);
  const { type, kind } = kindOf(enrollment.type, settings);
  const { [kind.proof]: proof, auth_session: _session, ...others } = members;
  if (Object.keys(others).length > 0) throw invalidInput(`Only ${kind.proof} proves this type of method`);
  kind.checkForm(proof);
  const attempts = await settings.count(`attempts:${enrollment.id}`, counted);
  if (attempts > mostAttempts)
    throw new Refusal(429, 'Too many wrong attempts. Start again', { code: 'too_many_attempts' });
  const created = await kind.verify(enrollment.state, proof, context);
  if (!created) throw wrongProof(kind);
  if ((await settings.count(`used:${enrollment.id}`, counted)) !== 1) throw expired();
  return { type, created };
}

async function countStart({ settings, session }: EnrollmentContext): Promise<void> {
  const person = await sealOf(settings).sign(`starts ${session.userId}`);
  if ((await settings.count(`starts:${person}`, longestEnrollment)) > mostStarts)
    throw new Refusal(429, 'Too many were begun', { headers: { 'retry-after': String(longestEnrollment) } });
}

function wrongProof({ proof }: EnrollmentKind): Refusal {
  return proof === 'otp_code'
    ? new Refusal(400, 'The code is wrong', { code: 'invalid_code' })
    : new Refusal(400, 'The answer of the passkey or security key could not be verified', {
        code: 'invalid_input',
      });
}

function kindOf(
  type: string,
  { types }: ManagementSettings,
): { readonly type: AddableType; readonly kind: EnrollmentKind } {
  const offered = types.find((each) => each === type);
  if (!offered) throw notOffered();
  return { type: offered, kind: kinds[offered] };
}

async function seal(
  enrollment: SealedEnrollment,
  { state, challenge }: StartedEnrollment,
  { settings, session }: EnrollmentContext,
): Promise<JsonObject> {
  const auth_session = await sealOf(settings).close({ ...enrollment, state }, session.userId);
  return { auth_session, ...challenge };
}

/** Opens what {@link seal} has made. Whatever is wrong with it, the page can only start again. */
async function open(body: JsonObject, { settings, session }: EnrollmentContext): Promise<SealedEnrollment> {
  const text = textMember(body, 'auth_session');
  if (text === undefined) throw invalidInput('auth_session: what the challenge came with');
  const opened = await sealOf(settings).open(text, session.userId);
  // What opens has been sealed here, so that its members are what they were.
  const enrollment = opened as unknown as SealedEnrollment | undefined;
  if (!enrollment || enrollment.expiresAt <= secondsNow()) throw expired();
  return enrollment;
}

function sealOf({ seal }: ManagementSettings): Seal {
  if (!seal) throw notOffered();
  return seal;
}

function expired(): Refusal {
  return new Refusal(410, 'This has expired, or was used before. Start again', {
    code: 'enrollment_expired',
  });
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
