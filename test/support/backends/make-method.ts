import type { AuthMethod, AuthMethodType, PhoneChannel, Usage } from '../../../src/model/auth-method.js';
import type { EnrollableType, EnrollmentChallenge } from '../../../src/model/enrollment.js';
import type { PublicKeyCredentialCreationOptionsJSON } from '../../../src/model/webauthn-dictionaries.js';

/** An enrollment that was started. */
export interface Pending {
  readonly id: string;
  readonly type: EnrollableType;
  readonly phoneNumber: string | undefined;
  readonly channel: PhoneChannel | undefined;
  readonly email: string | undefined;
  /** Base32. */
  readonly secret: string;
  /** What was sent last. */
  readonly code: string;
}

/** What a method is made of; members that its type lacks are ignored. */
export interface MethodFacts {
  readonly id?: string;
  readonly type: Exclude<AuthMethodType, 'webauthn-platform'>;
  readonly name?: string;
  readonly phoneNumber?: string | undefined;
  readonly channel?: PhoneChannel | undefined;
  readonly email?: string | undefined;
  readonly masked?: boolean | undefined;
}

const lookOnly: readonly AuthMethodType[] = ['device', 'email-verification', 'identity-verification'];

/** A confirmed method, as a list has it. */
export function makeMethod(facts: MethodFacts): AuthMethod {
  const { type, name, phoneNumber = '+12025550142', channel = 'sms', email = 'ada@example.com' } = facts;
  const usual: readonly Usage[] = type === 'password' || type === 'passkey' ? ['primary'] : ['secondary'];
  const common = {
    id: facts.id ?? `${type}|1`,
    createdAt: '2026-03-02T09:30:00.000Z',
    confirmed: true,
    usage: lookOnly.includes(type) ? [] : usual,
    linkedIds: [],
    ...(name && { name }),
  };
  const masked = facts.masked && { masked: true };
  const address = masked ? email.replace(/(?<=^.).*(?=@)/, '•••') : email;
  switch (type) {
    case 'phone': {
      const shown = masked ? `${phoneNumber.slice(0, 2)} ••• ••• ••${phoneNumber.slice(-2)}` : phoneNumber;
      return { ...common, type, phoneNumber: shown, channel, ...masked };
    }
    case 'email':
      return { ...common, type, email: address, ...masked };
    case 'email-verification':
      return { ...common, type, email: address, ...masked };
    case 'passkey':
      return { ...common, type, transports: ['internal', 'hybrid'], providerName: 'iCloud Keychain' };
    case 'password':
      return { ...common, type };
    case 'webauthn-roaming':
      return { ...common, type };
  }
  return { ...common, type };
}

/** The challenge of an enrollment that was started. */
export function makeChallenge(
  { id, type, secret }: Pending,
  facts: {
    readonly session: string;
    readonly recoveryCodes: readonly string[];
    readonly byLink: boolean;
    readonly currentPasswordRequired: boolean;
  },
): EnrollmentChallenge[EnrollableType] {
  const base = { id, session: facts.session };
  const barcodeUri = `otpauth://totp/Example:ada?secret=${secret}&issuer=Example`;
  switch (type) {
    case 'totp':
    case 'push-notification':
      return { ...base, type, barcodeUri, manualInputCode: secret };
    case 'passkey':
    case 'webauthn-roaming':
      return { ...base, type, publicKey };
    case 'phone':
      return { ...base, type };
    case 'email':
      return { ...base, type, byLink: facts.byLink };
    case 'recovery-code':
      return { ...base, type, recoveryCodes: facts.recoveryCodes };
    case 'password':
      return { ...base, type, currentPasswordRequired: facts.currentPasswordRequired };
  }
}

const publicKey: PublicKeyCredentialCreationOptionsJSON = {
  rp: { id: 'localhost', name: 'Example' },
  user: { id: 'YWRh', name: 'ada@example.com', displayName: 'Ada' },
  challenge: 'c2l4dGVlbiBieXRlcyBvciBtb3JlIHRvIHNpZ24',
  pubKeyCredParams: [
    { type: 'public-key', alg: -7 },
    { type: 'public-key', alg: -257 },
  ],
};
