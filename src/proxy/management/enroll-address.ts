import { textMember, type JsonObject } from '../json.js';
import { invalidInput, Refusal } from '../refusal.js';
import { base64url } from './base64.js';
import type { EnrollmentContext, EnrollmentKind, StartedEnrollment } from './enrollment-kind.js';
import type { CodeMessage } from './management-options.js';
import { readAddress, type AddressBody } from './method-bodies.js';

/** Messages within an hour. */
const mostForPerson = 10;
const mostForAddress = 5;
const hour = 3600;

/** A phone or an email address. A code that is sent there proves that the person can read it. */
export const addressEnrollment: EnrollmentKind = {
  proof: 'otp_code',
  checkForm: checkCode,
  async start(body, context) {
    const address = readAddress(body);
    await refuseKnown(address, context);
    return sendTo(address, context);
  },
  resend: (state, context) => sendTo(addressIn(state), context),
  async verify(state, proof, { settings }) {
    const [nonce, signature] = [textMember(state, 'nonce'), textMember(state, 'signature')];
    const isRight =
      nonce !== undefined &&
      signature !== undefined &&
      (await settings.seal?.verify(signedText(nonce, String(proof)), signature));
    return isRight ? { ...addressIn(state) } : undefined;
  },
};

/** Refuses what can't be a code. */
export function checkCode(proof: unknown): void {
  if (typeof proof !== 'string') throw invalidInput('otp_code: the code, as a text');
  if (!/^\d{6}$/.test(proof)) throw new Refusal(400, 'A code has six digits', { code: 'invalid_code' });
}

async function sendTo(
  address: AddressBody,
  { settings, session }: EnrollmentContext,
): Promise<StartedEnrollment> {
  const { seal, options, report } = settings;
  const code = newCode();
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const signature = await seal?.sign(signedText(nonce, code));
  const to = address.phone_number ?? address.email ?? '';
  const channel = address.type === 'email' ? 'email' : (address.preferred_authentication_method ?? 'sms');
  await countMessage(to, settings, session.userId);
  const message: CodeMessage = { channel, to, code, userId: session.userId };
  try {
    await options.sendCode?.(message);
  } catch (cause) {
    report('sendCode() threw an error', cause);
    throw new Refusal(502, 'The code could not be sent');
  }
  return { state: { address, nonce, signature }, challenge: {} };
}

/** Nobody can fill a stranger's phone with messages, or run up the host's bill. */
async function countMessage(
  to: string,
  { seal, count }: EnrollmentContext['settings'],
  userId: string,
): Promise<void> {
  // The host's store learns neither numbers nor addresses.
  const limits = [
    ['messages-of', userId, mostForPerson],
    // A person over their own limit doesn't use up the limit of an address.
    ['messages-to', to.toLowerCase(), mostForAddress],
  ] as const;
  for (const [kind, whose, most] of limits) {
    const key = `${kind}:${String(await seal?.sign(`${kind} ${whose}`))}`;
    if ((await count(key, hour)) > most)
      throw new Refusal(429, 'Too many codes were sent', { headers: { 'retry-after': String(hour) } });
  }
}

/** No message is spent on what the API would refuse in the end. */
async function refuseKnown(address: AddressBody, { api, session }: EnrollmentContext): Promise<void> {
  const isSame = (one: unknown, other: string | undefined): boolean =>
    typeof one === 'string' && one.toLowerCase() === other?.toLowerCase();
  const methods = await api.list(session.userId);
  const isKnown = methods.some(
    ({ type, members }) =>
      type === address.type &&
      members.confirmed !== false &&
      (isSame(members.phone_number, address.phone_number) || isSame(members.email, address.email)),
  );
  if (isKnown) throw new Refusal(409, 'This is already set up', { code: 'already_enrolled' });
}

function addressIn({ address }: JsonObject): AddressBody {
  return readAddress(address);
}

function signedText(nonce: string, code: string): string {
  return `code ${nonce} ${code}`;
}

/** Returns six random digits, uniformly distributed. */
function newCode(): string {
  const codes = 1_000_000;
  const fair = Math.floor(2 ** 32 / codes) * codes;
  for (;;) {
    const [number = fair] = crypto.getRandomValues(new Uint32Array(1));
    if (number < fair) return String(number % codes).padStart(6, '0');
  }
}
