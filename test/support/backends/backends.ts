import type { AuthMethod } from '../../../src/model/auth-method.js';
import { makeMethod } from './make-method.js';
import { memoryBackend, type MemoryBackend, type MemoryBackendOptions } from './memory-backend.js';

/**
 * Backends that together have every ability of the interface, each with the few that its name says. Every function
 * takes options that replace its own, such as `{ methods: [] }`.
 */
type Overrides = MemoryBackendOptions;

const password = makeMethod({ type: 'password' });
const passkey = makeMethod({ type: 'passkey' });
const totp = makeMethod({ type: 'totp', name: 'Work phone' });
const phone = makeMethod({ type: 'phone' });
const email = makeMethod({ type: 'email' });

/** Nothing but a list. */
export function readOnlyBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({ methods: [password, passkey, totp, phone], ...overrides });
}

/** An enrollment is finished as soon as it starts. */
export function finishedAtStartBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, totp],
    operations: ['startEnrollment', 'rename', 'remove'],
    capabilities: { enroll: ['email', 'phone'] },
    enrollment: 'finished',
    ...overrides,
  });
}

/** Methods are added and removed on another page. */
export function hostedPageBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, totp],
    operations: ['startEnrollment', 'remove'],
    capabilities: { enroll: ['push-notification', 'totp', 'recovery-code'] },
    enrollment: 'elsewhere',
    removal: 'elsewhere',
    ...overrides,
  });
}

/** Sends codes again; texts by WhatsApp too; a mail brings a link. */
export function resendingBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, phone],
    operations: ['startEnrollment', 'completeEnrollment', 'resendCode', 'setPhoneChannel', 'remove'],
    capabilities: {
      enroll: ['phone', 'email', 'push-notification'],
      phoneChannels: ['sms', 'whatsapp'],
      emailDelivery: 'link',
    },
    ...overrides,
  });
}

/** Phone numbers and addresses are masked, also those that were just added. */
export function maskedBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [
      password,
      makeMethod({ type: 'phone', masked: true }),
      makeMethod({ type: 'email', masked: true }),
    ],
    operations: ['startEnrollment', 'completeEnrollment', 'remove'],
    capabilities: { enroll: ['phone', 'email'] },
    masked: true,
    ...overrides,
  });
}

/**
 * Has a default method, which changes with another; turns methods off. The authenticator app can't be removed, the
 * password can't be changed in any way.
 */
export function defaultMethodBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [
      { ...password, allowed: [] },
      { ...totp, preferred: true, allowed: ['setPreferred', 'setEnabled', 'rename'] },
      { ...phone, preferred: false },
      { ...email, preferred: false, enabled: false },
    ],
    operations: ['setPreferred', 'setEnabled', 'rename', 'remove'],
    capabilities: {
      rename: ['totp', 'phone'],
      setPreferred: ['totp', 'phone', 'email'],
      setEnabled: ['totp', 'phone', 'email'],
    },
    ...overrides,
  });
}

/** One phone number and one authenticator app at most: a new one replaces it. */
export function singleTypesBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, phone, totp, email],
    operations: ['startEnrollment', 'completeEnrollment', 'remove'],
    capabilities: { enroll: ['phone', 'totp', 'email'], single: ['phone', 'totp'] },
    ...overrides,
  });
}

/** Lists what can only be looked at; security keys can be added. */
export function lookOnlyBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [
      passkey,
      makeMethod({ type: 'webauthn-roaming', name: 'Blue key' }),
      makeMethod({ type: 'device', name: 'Firefox on Linux' }),
      makeMethod({ type: 'email-verification' }),
      makeMethod({ type: 'identity-verification' }),
    ],
    operations: ['startEnrollment', 'completeEnrollment', 'remove', 'rename'],
    capabilities: { enroll: ['webauthn-roaming', 'passkey'], rename: ['webauthn-roaming'] },
    ...overrides,
  });
}

/**
 * Ten recovery codes: as a method of their own, beside a new authenticator app, and instead of a new phone's method.
 * A finished email is not returned at all.
 */
export function recoveryCodesBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, makeMethod({ type: 'recovery-code' })],
    operations: ['startEnrollment', 'completeEnrollment', 'remove', 'rename'],
    capabilities: { enroll: ['totp', 'phone', 'email', 'recovery-code'], rename: ['totp'] },
    completion: { totp: 'method-and-codes', phone: 'codes', email: 'nothing' },
    changes: 'nothing',
    ...overrides,
  });
}

/** Asks for the current password, `Correct-Horse-9`, beside a new one. */
export function currentPasswordBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, totp],
    operations: ['startEnrollment', 'completeEnrollment'],
    capabilities: { enroll: ['password'] },
    currentPassword: 'Correct-Horse-9',
    ...overrides,
  });
}

/**
 * Another person's account, Ada's. While it holds a passkey, it can't be emptied. Its authenticator app and phone are
 * removed together.
 */
export function supportDeskBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, passkey, { ...totp, linkedIds: [phone.id] }, { ...phone, linkedIds: [totp.id] }],
    operations: ['startEnrollment', 'rename', 'remove', 'removeAll', 'replaceAll'],
    capabilities: { enroll: ['phone', 'email'], nameMaxLength: 20, replaceAllBlockedBy: ['passkey'] },
    accountOwner: { name: 'Ada' },
    enrollment: 'finished',
    ...overrides,
  });
}

/** Ends the person's other sessions. */
export function signOutBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, totp],
    operations: ['signOutElsewhere', 'remove'],
    ...overrides,
  });
}

/** Every type that can be added, with a challenge for each. */
export function everyChallengeBackend(overrides?: Overrides): MemoryBackend {
  return memoryBackend({
    methods: [password, passkey, totp, phone, email],
    operations: ['startEnrollment', 'completeEnrollment', 'rename', 'remove'],
    capabilities: {
      enroll: [
        ...(['passkey', 'webauthn-roaming', 'password', 'totp', 'phone', 'email'] as const),
        ...(['push-notification', 'recovery-code'] as const),
      ],
      nameMaxLength: 20,
    },
    ...overrides,
  });
}

/** The methods of an account by type, for tests that put one together. */
export const methods: Readonly<Record<'password' | 'passkey' | 'totp' | 'phone' | 'email', AuthMethod>> = {
  password,
  passkey,
  totp,
  phone,
  email,
};
