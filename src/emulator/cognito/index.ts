export type { CognitoAccount, StoredPasskey } from './cognito-account.js';
export {
  createCognitoEmulator,
  type CognitoEmulator,
  type CognitoEmulatorOptions,
} from './cognito-emulator.js';
export type { CognitoFaults } from './cognito-faults.js';
