import { base64Of, hexOf, readingsOf, ungrouped } from './text-encodings.js';
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

/** A secret, whole and by its pieces. */
function partsOf(secret: string): readonly string[] {
  const at = [0, Math.floor(secret.length / 2), secret.length - PIECE];
  return [secret, ...(secret.length < LONG ? [] : at.map((from) => secret.slice(from, from + PIECE)))];
}

/** What a secret looks like in a text whose encodings have been taken off. */
interface Spellings {
  /** Without upper case and groups. */
  readonly plain: readonly string[];
  readonly base64: readonly string[];
  readonly hex: string;
  /** Of a secret that is a number. As a part of a longer one, or of an id, it is a coincidence. */
  readonly number: RegExp | undefined;
}

function spellingsOf(secret: string): Spellings {
  const isNumber = /^\d+$/.test(secret);
  const between = '[\\s\\p{Pd}\\p{Cf}]*';
  return {
    // Who reads `%41` takes it for an A, also where it is a part of the secret.
    plain: isNumber ? [] : [...partsOf(secret), ...readingsOf(secret)].map(ungrouped),
    base64: base64Of(secret),
    hex: hexOf(secret),
    number: isNumber
      ? new RegExp(`(?<![\\p{L}\\d.])${[...secret].join(between)}(?![\\p{L}\\d])`, 'u')
      : undefined,
  };
}

/** The secrets that are in a text, in whichever of the usual ways it is written. */
function secretsIn(text: string, secrets: ReadonlyMap<string, Spellings>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const reading of readingsOf(text)) {
    const plain = ungrouped(reading);
    for (const [secret, spellings] of secrets) {
      if (
        spellings.plain.some((part) => plain.includes(part)) ||
        spellings.base64.some((part) => reading.includes(part)) ||
        plain.includes(spellings.hex) ||
        spellings.number?.test(reading)
      )
        found.add(secret);
    }
  }
  return found;
}

/** `place: secret` for each secret that is in a place, however it is encoded. */
export function findSecrets(secrets: Iterable<string>, places: Places): readonly string[] {
  const searched = new Map([...new Set(secrets)].map((secret) => [secret, spellingsOf(secret)]));
  return Object.entries(places).flatMap(([place, text]) =>
    [...secretsIn(text, searched)].map((secret) => `${place}: ${secret}`),
  );
}

/** The same for a place too large to be read in every way: secrets as they are, and their pieces. */
export function findAsTheyAre(secrets: Iterable<string>, text: string): readonly string[] {
  return [...secrets].filter((secret) =>
    /^\d+$/.test(secret)
      ? new RegExp(`(?<![\\p{L}\\d])${secret}(?![\\p{L}\\d])`, 'u').test(text)
      : partsOf(secret).some((part) => text.includes(part)),
  );
}
