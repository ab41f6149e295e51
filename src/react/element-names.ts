// Generated from custom-elements.json.

/** Props that are properties of the element. */
export const properties = [
  'domain',
  'apiBase',
  'audience',
  'getAccessToken',
  'accessToken',
  'fetcher',
  'backend',
  'types',
  'readonly',
  'hideHeading',
  'hideSummary',
  'hideLogos',
  'methodIcon',
  'headingLevel',
  'connection',
  'identityUserId',
  'canSignOutElsewhere',
  'account',
  'deepLinkPrefix',
  'debug',
  'messages',
] as const;

/** Names of events, by the prop that takes their callback. */
export const callbacks = {
  onAuthMethodsLoaded: 'auth-methods-loaded',
  onAuthMethodBeforeEnroll: 'auth-method-before-enroll',
  onAuthMethodBeforeRemove: 'auth-method-before-remove',
  onAuthMethodEnrolled: 'auth-method-enrolled',
  onAuthMethodUpdated: 'auth-method-updated',
  onAuthMethodRemoved: 'auth-method-removed',
  onAuthMethodsStepUp: 'auth-methods-step-up',
  onAuthMethodsSignOutElsewhere: 'auth-methods-sign-out-elsewhere',
  onAuthMethodsError: 'auth-methods-error',
} as const;
