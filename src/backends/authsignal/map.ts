import type { AuthMethod, AuthMethodType, PasskeyMethod, Usage } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import { inCamelCase } from '../camel-case.js';
import {
  asObject,
  asText,
  invalidResponse,
  isPathSegment,
  oneOf,
  present,
  toBase64url,
  toDate,
} from '../json-value.js';
import { toEmailAddress, toPhoneNumber } from '../masked.js';

type Wire = Readonly<Record<string, unknown>>;

/** What each verification method is here, by its name in capitals. */
const types: Readonly<Record<string, AuthMethodType>> = {
  PASSKEY: 'passkey',
  SECURITY_KEY: 'webauthn-roaming',
  AUTHENTICATOR_APP: 'totp',
  SMS: 'phone',
  WHATSAPP: 'phone',
  EMAIL_OTP: 'email',
  EMAIL_MAGIC_LINK: 'email',
  PUSH: 'push-notification',
  RECOVERY_CODE: 'recovery-code',
  DEVICE: 'device',
  VERIFF: 'identity-verification',
  IPROOV: 'identity-verification',
  PALM_BIOMETRICS_RR: 'identity-verification',
  IDVERSE: 'identity-verification',
};

/** The names that older answers have in `authenticatorType`. For `OOB`, `oobChannel` says which. */
const olderNames: Readonly<Record<string, string>> = { OTP: 'AUTHENTICATOR_APP' };

/** A method, and what the vendor calls it. */
export interface ListedMethod {
  readonly method: AuthMethod;
  readonly verificationMethod: string;
}

/** The list as it was read. */
export interface ReadList {
  readonly listed: readonly ListedMethod[];
  readonly problems: readonly AuthMethodsError[];
  /** There are methods that could not be read. */
  readonly incomplete: boolean;
}

/**
 * Reads the person's authenticators, item by item. Those that can't be read are shown as unknown, or left out without a
 * usable id, and reported. Throws `invalid_response` for what is no list.
 */
export function readList(answer: unknown): ReadList {
  if (!Array.isArray(answer)) throw invalidResponse('answer: no list of authenticators');
  const problems: AuthMethodsError[] = [];
  const listed = new Map<string, ListedMethod>();
  let incomplete = false;
  for (const item of answer as readonly unknown[]) {
    const one = toListed(item);
    const { id } = one.method;
    const known = listed.get(id);
    const isAnother = known !== undefined && JSON.stringify(known) !== JSON.stringify(one);
    if (!isPathSegment(id) || isAnother) {
      incomplete = true;
      const what = isAnother ? 'another one has its id' : 'id missing or not usable in a path';
      problems.push(invalidResponse(`authenticator: ${what}`));
      continue;
    }
    if (one.method.type === 'unknown' && !known)
      problems.push(invalidResponse(`authenticator of type "${one.method.rawType.slice(0, 40)}"`));
    listed.set(id, one);
  }
  if (incomplete && listed.size === 0)
    throw invalidResponse('answer: no authenticator in it has a usable id');
  return { listed: [...listed.values()], problems, incomplete };
}

/** One authenticator. Its id is empty when it has none. */
export function toListed(item: unknown): ListedMethod {
  const wire = inCamelCase(asObject(item));
  const verificationMethod = nameIn(wire);
  return { method: toMethod(wire, verificationMethod), verificationMethod };
}

function toMethod(wire: Wire, verificationMethod: string): AuthMethod {
  const type = typeOf(verificationMethod);
  const credential = inCamelCase(asObject(wire.webauthnCredential));
  const providerName = asText(inCamelCase(asObject(credential.aaguidMapping)).name);
  const verifiedAt = wire.verifiedAt ?? credential.verifiedAt ?? wire.lastVerifiedAt;
  const name = asText(credential.name) || asText(wire.deviceName);
  const base = {
    id: asText(wire.userAuthenticatorId),
    // Without the date, its setup was started and never finished.
    confirmed: asText(verifiedAt) !== '',
    usage: usageOf(type),
    linkedIds: [],
    ...present({
      // It has no name of its own, so the provider's name is used.
      name: name === providerName ? '' : name,
      createdAt: toDate(wire.createdAt),
      lastUsedAt: toDate(wire.lastVerifiedAt),
      preferred: typeof wire.isDefault === 'boolean' ? wire.isDefault : undefined,
    }),
  };
  const credentialId = present({ credentialId: toBase64url(credential.credentialId) });
  switch (type) {
    case undefined:
      return { ...base, type: 'unknown', rawType: verificationMethod || 'unknown' };
    case 'passkey':
      return { ...base, ...credentialId, type, ...toPasskeyFacts(credential, providerName) };
    case 'webauthn-roaming':
      return { ...base, ...credentialId, type };
    case 'phone':
      return {
        ...base,
        type,
        ...toPhoneNumber(asText(wire.phoneNumber)),
        channel: [verificationMethod, wire.previousSmsChannel].includes('WHATSAPP') ? 'whatsapp' : 'sms',
      };
    case 'email':
      return {
        ...base,
        type,
        ...toEmailAddress(asText(wire.email)),
        delivery: verificationMethod === 'EMAIL_MAGIC_LINK' ? 'link' : 'code',
      };
    default:
      return { ...base, type };
  }
}

function toPasskeyFacts(
  credential: Wire,
  providerName: string,
): Pick<PasskeyMethod, 'transports' | 'aaguid' | 'providerName' | 'deviceType' | 'backedUp' | 'userAgent'> {
  const deviceType = asText(credential.credentialDeviceType).replace(/[_-]?device$/i, '-device');
  return {
    transports: [],
    ...present({
      aaguid: asText(credential.aaguid).toLowerCase(),
      providerName,
      deviceType: oneOf(deviceType.toLowerCase(), ['single-device', 'multi-device']),
      backedUp:
        typeof credential.credentialBackedUp === 'boolean' ? credential.credentialBackedUp : undefined,
      userAgent: toUserAgent(inCamelCase(asObject(credential.parsedUserAgent))),
    }),
  };
}

/** In the form in which the element reads them: "Chrome 126.0 / Mac OS 10.15.7". */
function toUserAgent({ browser, os }: Wire): string {
  const [browserText, osText] = [browser, os].map((part) => {
    const { name, version } = asObject(part);
    return [name, version].map(asText).filter(Boolean).join(' ');
  });
  return browserText || osText ? `${browserText} / ${osText}` : '';
}

/** The verification method of an item, in capitals; of an older item, the one that its two members stand for. */
export function nameIn(wire: Wire): string {
  const [current, older, channel] = [wire.verificationMethod, wire.authenticatorType, wire.oobChannel].map(
    (name) => asText(name).trim().replace(/[- ]/g, '_').toUpperCase(),
  );
  if (current) return current;
  if (older === 'OOB') return channel || older;
  return olderNames[older ?? ''] ?? older ?? '';
}

/** Returns the type of a verification method; `undefined` for an unknown one. */
export function typeOf(verificationMethod: string): AuthMethodType | undefined {
  return Object.hasOwn(types, verificationMethod) ? types[verificationMethod] : undefined;
}

/** Types that can only be looked at. */
export const lookOnly: readonly (AuthMethodType | 'unknown')[] = ['device', 'identity-verification'];

/** Derived from the type, because the API doesn't include it. */
export function usageOf(type: AuthMethodType | undefined): readonly Usage[] {
  if (type === undefined || lookOnly.includes(type)) return [];
  return [type === 'passkey' ? 'primary' : 'secondary'];
}
