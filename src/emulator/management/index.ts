export type { ManagementAccountName } from './management-accounts.js';
export {
  createManagementEmulator,
  type ManagementEmulator,
  type ManagementEmulatorOptions,
  type ManagementFaults,
} from './management-emulator.js';
export type { ManagementMethod, ManagementUser } from './management-method.js';
