import type { AccountName } from '../backend-emulator.js';
import { person } from '../person.js';
import type { AuthenticatorRecord } from './authenticator-record.js';

const id = (number: number): string => `5f0c6c1e-2f57-4d8c-9d5f-0a6f4f0e${String(number).padStart(4, '0')}`;

const setUp = (day: string) => ({
  createdAt: `${day}T08:00:00.000Z`,
  verifiedAt: `${day}T08:00:14.000Z`,
});

/** A method of every kind; one of them was never verified. */
const typical: readonly AuthenticatorRecord[] = [
  {
    userAuthenticatorId: id(1),
    verificationMethod: 'PASSKEY',
    username: person.email,
    displayName: person.name,
    ...setUp('2025-03-02'),
    lastVerifiedAt: '2025-06-11T19:22:05.000Z',
    webauthnCredential: {
      credentialId: 'ZmFrZS1jcmVkZW50aWFs',
      deviceId: '1c9a2f0e-6b7d-4a63-8f1e-3d2b5c4a9e00',
      name: 'iCloud Keychain',
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      aaguidMapping: {
        name: 'iCloud Keychain',
        svgIconLight: 'data:image/svg+xml;base64,PHN2Zy8+',
        svgIconDark: 'data:image/svg+xml;base64,PHN2Zy8+',
      },
      credentialBackedUp: true,
      credentialDeviceType: 'multiDevice',
      authenticatorAttachment: 'platform',
      parsedUserAgent: {
        ua: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
        browser: { name: 'Chrome', version: '126.0' },
        os: { name: 'Mac OS', version: '10.15.7' },
      },
    },
  },
  {
    userAuthenticatorId: id(2),
    verificationMethod: 'SMS',
    phoneNumber: '+12065550100',
    previousSmsChannel: 'WHATSAPP',
    ...setUp('2025-03-03'),
  },
  {
    userAuthenticatorId: id(3),
    verificationMethod: 'PUSH',
    deviceName: 'Ada’s iPhone',
    ...setUp('2025-04-01'),
  },
  {
    userAuthenticatorId: id(4),
    verificationMethod: 'AUTHENTICATOR_APP',
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    isDefault: true,
    ...setUp('2025-04-02'),
  },
  {
    userAuthenticatorId: id(5),
    verificationMethod: 'SECURITY_KEY',
    ...setUp('2025-04-03'),
    webauthnCredential: {
      credentialId: 'ZmFrZS1zZWN1cml0eS1rZXk',
      deviceId: '5b0e5b86-95a7-4e36-9dc9-6d2f1ddc27a1',
      name: 'Blue key',
      credentialBackedUp: false,
      credentialDeviceType: 'singleDevice',
      authenticatorAttachment: 'cross-platform',
    },
  },
  {
    userAuthenticatorId: id(6),
    verificationMethod: 'EMAIL_OTP',
    email: person.email,
    ...setUp('2025-05-01'),
  },
  {
    userAuthenticatorId: id(7),
    verificationMethod: 'EMAIL_MAGIC_LINK',
    email: 'ada@example.org',
    createdAt: '2025-05-02T08:00:00.000Z',
  },
  { userAuthenticatorId: id(8), verificationMethod: 'RECOVERY_CODE', ...setUp('2025-05-03') },
  { userAuthenticatorId: id(9), verificationMethod: 'DEVICE', ...setUp('2025-05-04') },
  { userAuthenticatorId: id(10), verificationMethod: 'VERIFF', ...setUp('2025-05-05') },
];

export function seedAccount(name: AccountName): readonly AuthenticatorRecord[] {
  if (name === 'empty') return [];
  if (name === 'typical') return typical;
  return [
    ...typical,
    { userAuthenticatorId: id(11), verificationMethod: 'PALM_BIOMETRICS_BR', ...setUp('2025-06-01') },
  ];
}

/** A verification method that the tenant has configured. */
export interface ConfiguredMethod {
  readonly authenticatorId: string;
  readonly verificationMethod: string;
  readonly isActive: boolean;
  readonly isEditableByUser?: boolean;
  readonly isHiddenToUser?: boolean;
  readonly smsChannel?: 'DEFAULT' | 'WHATSAPP';
}

const configured = (verificationMethod: string, rest: Partial<ConfiguredMethod> = {}): ConfiguredMethod => ({
  authenticatorId: `a0000000-0000-4000-8000-${verificationMethod.toLowerCase().replaceAll('_', '-')}`,
  verificationMethod,
  isActive: true,
  ...rest,
});

/** What the tenant offers. */
export const configuredMethods: readonly ConfiguredMethod[] = [
  configured('PASSKEY', { isEditableByUser: true, isHiddenToUser: false }),
  configured('SECURITY_KEY'),
  configured('AUTHENTICATOR_APP'),
  configured('SMS', { smsChannel: 'DEFAULT' }),
  configured('WHATSAPP'),
  configured('EMAIL_OTP'),
  configured('EMAIL_MAGIC_LINK'),
  configured('PUSH'),
  configured('RECOVERY_CODE'),
  configured('DEVICE', { isHiddenToUser: true }),
  configured('VERIFF', { isEditableByUser: false }),
  configured('IPROOV', { isActive: false }),
];
