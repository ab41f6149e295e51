import type { AuthMethod, MethodOperation, Usage } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import { asList, asObject, asText, invalidResponse, present, toDate } from '../json-value.js';
import { toEmailAddress, toPhoneNumber } from '../masked.js';

type Wire = Readonly<Record<string, unknown>>;

/** What the service answered about a person. */
export interface Answers {
  readonly user: unknown;
  /** `undefined` where the pool can't say how the person may sign in. */
  readonly authFactors: unknown;
  /** The credentials of all pages. */
  readonly credentials: readonly unknown[];
}

/** What the answers don't say. */
export interface Knowledge {
  /** Whether the pool offers a type, as far as the host has said and the service has not refused. */
  readonly offers: (type: AuthMethod['type']) => boolean;
  /** The person whose authenticator app was listed before. No answer includes an app that is switched off. */
  readonly appSeenOf?: string | undefined;
  /** Whether a number or address was verified, or may have been, but is not known to have been switched on. */
  readonly isUnfinished: (type: 'phone' | 'email', value: string) => boolean;
}

/** The person, as the service knows them. */
export interface Person {
  readonly username: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** `undefined` where the pool does not say. */
  readonly hasPassword?: boolean | undefined;
  /** They sign in with another identity provider, and have no password here as far as is known. */
  readonly isForeign?: boolean;
}

interface Reading extends Pick<MethodsSnapshot, 'methods' | 'problems' | 'incomplete'> {
  readonly person: Person;
}

/** Ids of the methods that a person has at most once. The service has none, so these are synthetic and stable. */
export const singleIds = {
  totp: 'cognito:totp',
  phone: 'cognito:phone',
  email: 'cognito:email',
  password: 'cognito:password',
} as const;

/** The attributes of a person that hold a number and an address. */
export const attributeNames = { phone: 'phone_number', email: 'email' } as const;

/** The names of each second step: in the list of active ones, and as a first factor. */
const names = {
  totp: { on: 'SOFTWARE_TOKEN_MFA', alone: undefined },
  phone: { on: 'SMS_MFA', alone: 'SMS_OTP' },
  email: { on: 'EMAIL_OTP', alone: 'EMAIL_OTP' },
} as const;

/** Every other name whose meaning is known. */
const otherNames: readonly string[] = ['PASSWORD', 'PASSWORD_SRP', 'SOFTWARE_TOKEN', 'SMS_OTP', 'WEB_AUTHN'];

/** The documentation doesn't give the name of passkeys as a second step. */
const passkeyName = /^WEB_?AUTHN/;

/** Reads what a person has. Throws `invalid_response` when the answer about the person can't be read. */
export function readPerson(answers: Answers, knowledge: Knowledge): Reading {
  const { username, attributes } = toPerson(answers.user);
  const user = membersOf(answers.user);
  const factors = answers.authFactors === undefined ? undefined : membersOf(answers.authFactors);
  const on = namesIn(user.usermfasettinglist, factors?.usermfasettinglist);
  const alone = Array.isArray(factors?.configureduserauthfactors)
    ? namesIn(factors.configureduserauthfactors)
    : undefined;
  const preferred = asText(user.preferredmfasetting) || asText(factors?.preferredmfasetting);
  const hasPassword = alone && ['PASSWORD', 'PASSWORD_SRP'].some((name) => alone.has(name));
  const isForeign = attributes.has('identities') && !hasPassword;
  const problems: AuthMethodsError[] = [];

  const secondStep = (type: keyof typeof names) => {
    const isOn = on.has(names[type].on);
    const isAlone = names[type].alone !== undefined && alone?.has(names[type].alone) === true;
    const allowed: MethodOperation[] = [];
    if (isOn) allowed.push('setPreferred');
    // What also signs in alone would still do so when switched off. What couldn't be switched on again stays on.
    if (!isAlone && (type === 'totp' || knowledge.offers(type))) allowed.push('setEnabled');
    return {
      isOn,
      isAlone,
      base: {
        id: singleIds[type],
        confirmed: true,
        usage: usageOf(isAlone, isOn || !isAlone),
        linkedIds: [],
        ...(isOn && preferred === names[type].on && { preferred: true }),
        ...(!isOn && !isAlone && { enabled: false }),
        allowed,
      },
    };
  };

  /**
   * Numbers and addresses are attributes, which a person has for other reasons, too. One that is no method yet is shown
   * as one that is switched off only where the pool offers the method, so that it can be switched on.
   */
  const sent = (type: 'phone' | 'email') => {
    const attribute = attributeNames[type];
    const { isOn, isAlone, base } = secondStep(type);
    const value = attributes.get(attribute) ?? '';
    if (!isOn && !isAlone && !(value && knowledge.offers(type))) return undefined;
    const verified = attributes.get(`${attribute}_verified`);
    // An app client may not be allowed to read whether it is verified. What is in use, is.
    const isVerified = verified === undefined ? isOn || isAlone : verified === 'true';
    const confirmed = isVerified && (isOn || !knowledge.isUnfinished(type, value));
    return { value, base: confirmed ? base : { ...base, confirmed, allowed: [] } };
  };

  const methods: AuthMethod[] = [];
  if (hasPassword ?? (knowledge.offers('password') && !isForeign))
    methods.push({
      id: singleIds.password,
      type: 'password',
      confirmed: true,
      usage: ['primary'],
      linkedIds: [],
      allowed: [],
    });
  const app = secondStep('totp');
  if (app.isOn || alone?.has('SOFTWARE_TOKEN') || (username && knowledge.appSeenOf === username))
    methods.push({ ...app.base, type: 'totp' });
  const phone = sent('phone');
  if (phone)
    methods.push({
      ...phone.base,
      type: 'phone',
      ...toPhoneNumber(phone.value),
      channel: 'sms',
    });
  const email = sent('email');
  if (email) methods.push({ ...email.base, type: 'email', ...toEmailAddress(email.value) });

  const known = new Set<string>([...otherNames, ...Object.values(names).map(({ on: name }) => name)]);
  for (const rawType of new Set([...on, ...(alone ?? [])])) {
    if (known.has(rawType) || passkeyName.test(rawType)) continue;
    problems.push(invalidResponse(`method of type "${rawType.slice(0, 40)}"`));
    methods.push({
      id: `cognito:unknown:${rawType}`,
      type: 'unknown',
      rawType,
      confirmed: true,
      usage: [],
      linkedIds: [],
      allowed: [],
    });
  }

  const usage = usageOf(
    !alone || [...alone].some((name) => passkeyName.test(name)),
    [...on].some((name) => passkeyName.test(name)),
  );
  const passkeys = readPasskeys(answers.credentials, usage);
  return {
    methods: [...passkeys.methods, ...methods],
    problems: [...passkeys.problems, ...problems],
    ...(passkeys.problems.length > 0 && { incomplete: true }),
    person: { username, attributes, hasPassword, isForeign },
  };
}

/** One that has no id, or the id of another, is left out and reported. */
function readPasskeys(credentials: readonly unknown[], usage: readonly Usage[]) {
  const methods = new Map<string, AuthMethod>();
  const problems: AuthMethodsError[] = [];
  for (const credential of credentials) {
    const wire = membersOf(credential);
    const id = asText(wire.credentialid);
    const method: AuthMethod = {
      id,
      type: 'passkey',
      credentialId: id,
      confirmed: true,
      usage,
      linkedIds: [],
      transports: asList(wire.authenticatortransports).map(asText).filter(Boolean),
      allowed: ['remove'],
      ...present({
        name: asText(wire.friendlycredentialname),
        relyingPartyId: asText(wire.relyingpartyid),
        createdAt: fromEpochSeconds(wire.createdat),
      }),
    };
    const known = methods.get(id);
    const isAnother = known && JSON.stringify(known) !== JSON.stringify(method);
    if (!id || isAnother)
      problems.push(invalidResponse(`credential: ${id ? 'another one has its id' : 'no CredentialId'}`));
    else methods.set(id, method);
  }
  return { methods: [...methods.values()], problems };
}

function usageOf(isPrimary: boolean, isSecondary: boolean): readonly Usage[] {
  return [...(isPrimary ? (['primary'] as const) : []), ...(isSecondary ? (['secondary'] as const) : [])];
}

/** Reads what GetUser says about a person. Throws `invalid_response` when that can't be read. */
export function toPerson(answer: unknown): Person {
  const { username, userattributes } = membersOf(answer);
  if (!Array.isArray(userattributes)) throw invalidResponse('GetUser: "UserAttributes" is not a list');
  const attributes = userattributes
    .map(membersOf)
    .map(
      ({ name, value }) => [asText(name), typeof value === 'boolean' ? `${value}` : asText(value)] as const,
    );
  return { username: asText(username), attributes: new Map(attributes) };
}

function namesIn(...lists: readonly unknown[]): ReadonlySet<string> {
  return new Set(lists.flatMap(asList).map(asText).filter(Boolean));
}

/** The service writes seconds with a fraction. */
function fromEpochSeconds(value: unknown): string | undefined {
  if (typeof value !== 'number') return toDate(value);
  const date = new Date(value * 1000);
  return value > 0 && !Number.isNaN(date.getTime()) ? toDate(date.toISOString()) : undefined;
}

/** The service writes `UserAttributes`; a proxy may write `userAttributes` or `user_attributes`. */
export function membersOf(value: unknown): Wire {
  const members = Object.entries(asObject(value)).map(
    ([name, member]) => [name.replaceAll('_', '').toLowerCase(), member] as const,
  );
  return Object.fromEntries(members);
}
