export type { TokenClaims, TokenOptions } from './access-token.js';
export { createEmulator } from './emulator-core.js';
export type { Emulator, EmulatorOptions } from './emulator.js';
export type { Failure } from './failure.js';
export { defaultFaults as DEFAULT_FAULTS, type Faults } from './faults.js';
export type { MethodRecord } from './method-record.js';
export type { OperationName, Scope } from './operations.js';
export {
  defaultPasswordPolicy as DEFAULT_PASSWORD_POLICY,
  type PasswordPolicy,
  type PasswordPolicyPatch,
} from './password-policy.js';
export type { Plan } from './rate-limits.js';
export {
  scenarioNames as SCENARIO_NAMES,
  scenarios as SCENARIOS,
  type Scenario,
  type ScenarioName,
} from './scenarios.js';
export type { OutboxMessage } from './tenant.js';
export type { AccountName, BackendEmulator, CommonFaults } from './backend-emulator.js';
export {
  createAuthsignalEmulator,
  type AuthsignalEmulator,
  type AuthsignalEmulatorOptions,
  type AuthsignalFaults,
} from './authsignal/index.js';
export {
  createCognitoEmulator,
  type CognitoEmulator,
  type CognitoEmulatorOptions,
  type CognitoFaults,
} from './cognito/index.js';
export {
  createGatewayEmulator,
  type GatewayEmulator,
  type GatewayEmulatorOptions,
  type GatewayFaults,
} from './gateway/index.js';
export {
  createManagementEmulator,
  type ManagementEmulator,
  type ManagementEmulatorOptions,
  type ManagementFaults,
} from './management/index.js';
