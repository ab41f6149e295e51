export { AuthMethodsManager } from './manager/auth-methods-manager.js';
export {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodsErrorEvent,
  AuthMethodsLoadedEvent,
  AuthMethodsStepUpEvent,
  AuthMethodUpdatedEvent,
} from './events.js';
export type { AuthMethodsEventMap, Permission } from './events.js';
export type { MessageOverrides, Messages } from './i18n/messages.js';
export type {
  AuthMethod,
  AuthMethodOf,
  AuthMethodType,
  EmailMethod,
  Factor,
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
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  IdentityInput,
  NoInput,
  PasswordCharacterType,
  PasswordPolicy,
} from './model/enrollment.js';
export type {
  BackendFactory,
  CallOptions,
  Capabilities,
  ConnectionOptions,
  Fetcher,
  GetAccessToken,
  ListOptions,
  MethodsBackend,
  MethodsSnapshot,
  TokenReason,
  TokenRequest,
} from './model/methods-backend.js';
