export type { Authenticator, WebauthnCredential } from './authenticator-record.js';
export {
  createAuthsignalEmulator,
  type AuthsignalEmulator,
  type AuthsignalEmulatorOptions,
} from './authsignal-emulator.js';
export type { AuthsignalFaults } from './faults.js';
export type { ConfiguredMethod } from './seed-account.js';
export type { TokenOptions } from './tokens.js';
