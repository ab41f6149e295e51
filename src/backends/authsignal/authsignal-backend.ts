import type { AuthMethod, PhoneChannel } from '../../model/auth-method.js';
import { AuthMethodsError, throwMissingChunk } from '../../model/auth-methods-error.js';
import type {
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
} from '../../model/enrollment.js';
import type { CallOptions, Capabilities, MethodsBackend } from '../../model/methods-backend.js';
import { throwIfAborted } from '../http.js';
import { readAvailable, type AvailableMethods } from './available-methods.js';
import { AuthsignalClient } from './client.js';
import { resolveEndpoint } from './endpoint.js';
import { lookOnly, readList, type ListedMethod } from './map.js';
import { enrollableTypes, type AuthsignalOptions } from './options.js';

/** How long the list waits for what may be added, so that it is shown in one piece. Milliseconds. */
const availableDelay = 500;

/** It lists and adds methods, and removes them where the host has a proxy or names the vendor's page. */
export interface AuthsignalBackend extends Pick<MethodsBackend, 'list' | 'remove'> {
  readonly capabilities: Capabilities;
  startEnrollment<T extends EnrollableType>(
    type: T,
    input: EnrollmentInput[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]>;
  completeEnrollment<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    options: CallOptions,
  ): Promise<EnrollmentResult>;
  resendCode<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]>;
}

/**
 * Talks to Authsignal's API for browsers with the person's own short-lived token. Belongs to one person: it keeps the
 * token that the API returns with a proof.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function authsignalBackend(options: AuthsignalOptions): AuthsignalBackend {
  const { base, proxy } = resolveEndpoint(options);
  const { hostedPage, proxyCredentials = 'same-origin', emailDelivery = 'code' } = options;
  const client = new AuthsignalClient(options, base);
  const canRemove = proxy !== undefined || hostedPage !== undefined;
  let available: AvailableMethods | undefined;
  let listed: readonly ListedMethod[] = [];

  const listAuthenticators = async (action: ReturnType<typeof client.begin>) =>
    readList(await client.read(action, { operation: 'list', method: 'GET', path: '/user-authenticators' }));

  /** Whether it can't be changed, as far as the account is known. */
  const isKept = (one: ListedMethod): boolean => {
    const { type, confirmed } = one.method;
    if (lookOnly.includes(type) || available?.locked.has(one.verificationMethod)) return true;
    // The vendor's page shows what has been set up.
    if (!confirmed) return proxy === undefined;
    // One of an unknown type may be the last way in, but is no reason to give another one up.
    return type !== 'recovery-code' && !listed.some((other) => other !== one && isWayIn(other));
  };

  const shown = (one: ListedMethod): AuthMethod =>
    canRemove && isKept(one) ? { ...one.method, allowed: [] } : one.method;

  const list: MethodsBackend['list'] = async (callOptions) => {
    const action = client.begin('list', callOptions);
    const configured = client
      .read(action, { operation: 'available', method: 'GET', path: '/authenticators' })
      .then((answer) => (available = readAvailable(answer, emailDelivery)));
    const factors = configured.then((known) => known.factors);
    const settled = factors.then(
      (known) => ({ factors: known, problem: [] }),
      // The list is useful without them.
      (cause: unknown) => ({ factors: undefined, problem: [AuthMethodsError.from(cause)] }),
    );
    const read = await listAuthenticators(action);
    const soon = await Promise.race([settled, delay(availableDelay)]);
    throwIfAborted(callOptions.signal);
    listed = read.listed;
    return {
      methods: listed.map(shown),
      factors: soon ? soon.factors : factors,
      problems: [...read.problems, ...(soon?.problem ?? [])],
      ...(read.incomplete && { incomplete: true }),
    };
  };

  const remove = async (id: string, callOptions: CallOptions) => {
    const known = listed.find(({ method }) => method.id === id);
    throwIfAborted(callOptions.signal);
    if (known && isKept(known))
      throw new AuthMethodsError('removal_refused', `A method of type "${known.method.type}" stays here`);
    const { removeByProxy, removeOnPage } = await import('./removal.js').catch(throwMissingChunk);
    if (proxy === undefined) return removeOnPage(hostedPage ?? '', id, callOptions);
    await removeByProxy({ base: proxy, credentials: proxyCredentials }, id, callOptions, async () => {
      const { listed: left, incomplete } = await listAuthenticators(client.begin('list', callOptions));
      return !incomplete && left.every(({ method }) => method.id !== id);
    });
    listed = listed.filter(({ method }) => method.id !== id);
    return undefined;
  };

  return {
    get capabilities() {
      const channels = options.phoneChannels ?? available?.phoneChannels ?? [];
      return {
        enroll: options.enroll ?? enrollableTypes,
        phoneChannels: channels.length > 0 ? channels : (['sms'] satisfies readonly PhoneChannel[]),
        emailDelivery,
      };
    },

    list,

    startEnrollment: async (...given) => (await loadEnrollment()).startEnrollment(client, options, ...given),

    completeEnrollment: async (...given) => {
      const { recoveryCodes, method } = await (await loadEnrollment()).completeEnrollment(client, ...given);
      // What was the last method can be removed from now on. Only a new list shows that.
      const isComplete = method !== undefined && !(canRemove && listed.filter(isWayIn).length < 2);
      return { ...(isComplete && { method }), ...(recoveryCodes && { recoveryCodes }) };
    },

    resendCode: async (...given) => (await loadEnrollment()).resendCode(client, options, ...given),

    ...(canRemove && { remove }),
  };
}

/** Whether the person can sign in with it. A recovery code is for when they can't. */
function isWayIn({ method: { type, confirmed } }: ListedMethod): boolean {
  return confirmed && type !== 'recovery-code' && type !== 'unknown' && !lookOnly.includes(type);
}

function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds);
  });
}

/** Most people only look at their methods: the code for adding one is downloaded when it is needed. */
function loadEnrollment() {
  return import('./enrollment.js').catch(throwMissingChunk);
}
