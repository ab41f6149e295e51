import type {
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodUpdatedEvent,
} from './events/change-events.js';
import type {
  AuthMethodsErrorEvent,
  AuthMethodsLoadedEvent,
  AuthMethodsStepUpEvent,
} from './events/list-events.js';
import type { AuthMethodsSignOutElsewhereEvent } from './events/sign-out-event.js';

/*
 * Several files, since a page that only shows the list does without the events of changes.
 */
export * from './events/change-events.js';
export * from './events/list-events.js';
export * from './events/sign-out-event.js';

/** Every event of the element, by name. */
export interface AuthMethodsEventMap {
  'auth-methods-loaded': AuthMethodsLoadedEvent;
  'auth-method-before-enroll': AuthMethodBeforeEnrollEvent;
  'auth-method-before-remove': AuthMethodBeforeRemoveEvent;
  'auth-method-enrolled': AuthMethodEnrolledEvent;
  'auth-method-updated': AuthMethodUpdatedEvent;
  'auth-method-removed': AuthMethodRemovedEvent;
  'auth-methods-step-up': AuthMethodsStepUpEvent;
  'auth-methods-sign-out-elsewhere': AuthMethodsSignOutElsewhereEvent;
  'auth-methods-error': AuthMethodsErrorEvent;
}

declare global {
  interface GlobalEventHandlersEventMap extends AuthMethodsEventMap {}
}
