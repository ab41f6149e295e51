import type {
  AuthMethod,
  AuthMethodBeforeEnrollEvent,
  AuthMethodBeforeRemoveEvent,
  AuthMethodEnrolledEvent,
  AuthMethodRemovedEvent,
  AuthMethodsErrorEvent,
  AuthMethodsLoadedEvent,
  AuthMethodsManager,
  AuthMethodsSignOutElsewhereEvent,
  AuthMethodsStepUpEvent,
  AuthMethodUpdatedEvent,
} from '../../src/index.js';
import type {} from '../../src/define.js';

/* Compiled, never run: what a host's TypeScript may write, and what must not compile. */

/** Compiles only where both types are the same. */
declare function same<A>(): <B>(value: (A extends B ? (B extends A ? B : never) : never) & B) => void;

export function listenOnTheElement(element: AuthMethodsManager): void {
  element.addEventListener('auth-methods-loaded', (event) => same<AuthMethodsLoadedEvent>()(event));
  element.addEventListener('auth-method-before-enroll', (event) =>
    same<AuthMethodBeforeEnrollEvent>()(event),
  );
  element.addEventListener('auth-method-before-remove', (event) =>
    same<AuthMethodBeforeRemoveEvent>()(event),
  );
  element.addEventListener('auth-method-enrolled', (event) => same<AuthMethodEnrolledEvent>()(event));
  element.addEventListener('auth-method-updated', (event) => same<AuthMethodUpdatedEvent>()(event));
  element.addEventListener('auth-method-removed', (event) => same<AuthMethodRemovedEvent>()(event));
  element.addEventListener('auth-methods-step-up', (event) => same<AuthMethodsStepUpEvent>()(event));
  element.addEventListener('auth-methods-sign-out-elsewhere', (event) =>
    same<AuthMethodsSignOutElsewhereEvent>()(event),
  );
  element.addEventListener('auth-methods-error', (event) => same<AuthMethodsErrorEvent>()(event));
}

export function listenOnTheDocument(): void {
  document.addEventListener('auth-methods-loaded', ({ methods }) => same<readonly AuthMethod[]>()(methods));
  document.body.addEventListener('auth-method-removed', ({ method }) =>
    console.log(method.id, method.confirmed),
  );
  document.addEventListener('auth-methods-error', ({ error }) =>
    console.log(error.code, error.requiredScope),
  );
  window.addEventListener('auth-method-enrolled', ({ method }) => console.log(method.id));
}

export function answerEvents(element: AuthMethodsManager): void {
  element.addEventListener('auth-method-before-enroll', (event) => {
    event.waitUntil(Promise.resolve());
    // @ts-expect-error -- it waits for a promise
    event.waitUntil(true);
    // @ts-expect-error -- these are listed, but can't be added
    if (event.methodType === 'webauthn-platform') return;
  });
  element.addEventListener('auth-methods-step-up', (event) => {
    event.respondWith(fetch(`/sign-in?acr=${event.challenge.acrValues ?? ''}&reason=${event.reason}`));
    event.confirmWith({
      methods: async () => [{ id: '1', type: 'totp', answer: 'code' }],
      verify: async (method, code) => console.log(method.id, code),
    });
    event.confirmWith({
      // @ts-expect-error -- an answer that the element can't ask for
      methods: async () => [{ id: '1', type: 'totp', answer: 'face' }],
      verify: async () => {},
    });
    // @ts-expect-error -- nobody could verify anything
    event.confirmWith({ methods: async () => [] });
    const scopes: readonly string[] = event.scopes;
    const audience: string = event.audience;
    console.log(scopes, audience);
    // @ts-expect-error -- the challenge can't be changed
    event.challenge = {};
    // @ts-expect-error -- there is no such reason
    if (event.reason === 'rename') return;
  });
  element.canSignOutElsewhere = true;
  element.addEventListener('auth-methods-sign-out-elsewhere', (event) => {
    event.respondWith(fetch('/sign-out-elsewhere', { method: 'POST' }));
    // @ts-expect-error -- it waits for a promise
    event.respondWith(true);
  });
  element.addEventListener('auth-method-updated', (event) => {
    // @ts-expect-error -- values are read only
    event.method = { ...event.method };
    // @ts-expect-error -- a name may be missing
    event.method.name.trim();
  });
  // @ts-expect-error -- an event of this name has no method
  element.addEventListener('auth-methods-loaded', ({ method }) => console.log(method));
}

export function narrowMethods(method: AuthMethod): string | undefined {
  switch (method.type) {
    case 'phone':
      return method.channel === 'voice' ? method.phoneNumber : undefined;
    case 'passkey':
      return method.aaguid;
    case 'unknown':
      return method.rawType;
    case 'totp':
      // @ts-expect-error -- an app has no number
      return method.phoneNumber;
    default:
      return method.name;
  }
}
