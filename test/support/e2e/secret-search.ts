import type { WireExchange } from './wire-log.js';

/** What is secret in the API's requests and answers, by the names of the members. */
const SECRET_MEMBERS = [
  'auth_session',
  'barcode_uri',
  'manual_input_code',
  'recovery_code',
  'otp_code',
  'new_password',
  'challenge',
  'clientDataJSON',
  'attestationObject',
] as const;

/** A secret this long is looked for in parts, too: engines quote a piece of what they can't parse. */
const LONG = 24;
const PIECE = 12;

/** Text by the place where it was found, such as `console`. */
export type Places = Readonly<Record<string, string>>;

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
}

/** Everything secret that has gone over the wire: tokens, and members of bodies, whole or cut off. */
export function secretsOnWire(
  exchanges: readonly WireExchange[],
  members: readonly string[] = SECRET_MEMBERS,
): ReadonlySet<string> {
  const member = new RegExp(`"(?:${members.join('|')})":"([^"]+)`, 'g');
  const bodies = exchanges.flatMap(({ requestBody, answer }) => [textOf(requestBody), textOf(answer)]);
  const values = bodies.flatMap((body) => [...body.matchAll(member)].map(([, value]) => value ?? ''));
  return new Set([...exchanges.map(({ token }) => token), ...values, ...values.flatMap(partsOfBarcode)]);
}

function partsOfBarcode(value: string): readonly string[] {
  if (!value.startsWith('otpauth:')) return [];
  const { searchParams } = new URL(value);
  return ['secret', 'enrollment_tx_id'].flatMap((name) => searchParams.get(name) ?? []);
}

/** The ways in which a secret may be written: as it is, encoded, in groups of four, and by its pieces. */
function spellings(secret: string): readonly string[] {
  const groups = /^[A-Z\d]{24,}$/.test(secret) ? [secret.replace(/\w{4}(?=\w)/g, '$& ')] : [];
  const at = [0, Math.floor(secret.length / 2), secret.length - PIECE];
  const pieces = secret.length < LONG ? [] : at.map((from) => secret.slice(from, from + PIECE));
  return [secret, encodeURIComponent(secret), ...groups, ...pieces];
}

function occursIn(text: string, secret: string): boolean {
  // A code is a number of its own; as a part of a longer one it is a coincidence.
  if (/^\d+$/.test(secret)) return new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text);
  return spellings(secret).some((spelling) => text.includes(spelling));
}

/** `place: secret` for each secret that is in a place. */
export function findSecrets(secrets: Iterable<string>, places: Places): readonly string[] {
  return [...secrets].flatMap((secret) =>
    Object.entries(places)
      .filter(([, text]) => occursIn(text, secret))
      .map(([place]) => `${place}: ${secret}`),
  );
}
