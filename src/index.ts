export { AuthMethodsManager } from './manager/auth-methods-manager.js';
export {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodsErrorEvent,
  AuthMethodsLoadedEvent,
  AuthMethodsSignOutElsewhereEvent,
  AuthMethodsStepUpEvent,
  AuthMethodUpdatedEvent,
} from './events.js';
export type { AuthMethodsEventMap, StepUpRequest } from './events.js';
export type { MessageOverrides, Messages } from './i18n/messages.js';
export type { Account } from './model/account.js';
export type { MethodIcon } from './methods/host-icon.js';
export type {
  AuthMethod,
  AuthMethodOf,
  AuthMethodType,
  EmailDelivery,
  EmailMethod,
  EmailVerificationMethod,
  Factor,
  MethodOperation,
  PasskeyMethod,
  PasswordMethod,
  PhoneChannel,
  PhoneMethod,
  PlainMethod,
  SecurityKeyMethod,
  UnknownMethod,
  Usage,
} from './model/auth-method.js';
export { AuthMethodsError } from './model/auth-methods-error.js';
export type {
  AuthMethodsErrorCode,
  AuthMethodsErrorOptions,
  StepUpChallenge,
  ValidationIssue,
} from './model/auth-methods-error.js';
export type {
  Confirmation,
  ConfirmationErrorCode,
  ConfirmationMethod,
  ConfirmationResult,
} from './model/confirmation.js';
export type {
  ContinueElsewhere,
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
  IdentityInput,
  NoInput,
  PasswordCharacterType,
  PasswordPolicy,
} from './model/enrollment.js';
export type {
  AccountOwner,
  BackendFactory,
  BackendOptions,
  CallOptions,
  Capabilities,
  ChangeResult,
  Fetcher,
  FirstSnapshot,
  GetAccessToken,
  ListOptions,
  MethodsBackend,
  MethodsSnapshot,
  ReplacementMethod,
  TokenReason,
  TokenRequest,
} from './model/methods-backend.js';
