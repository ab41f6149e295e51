import type { AuthMethod } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import type { EnrollableType } from '../../model/enrollment.js';
import type { BackendOptions, CallOptions, MethodsBackend } from '../../model/methods-backend.js';
import { CognitoClient } from './client.js';
import { cognitoMethodTypes, readEndpoint } from './endpoint.js';
import { listMethods } from './list.js';
import { Memory } from './memory.js';

/** The types that a user pool may have. */
export type CognitoMethodType = Extract<EnrollableType, 'passkey' | 'password' | 'totp' | 'phone' | 'email'>;

/** Which user pool it is, what it offers, and how its operations are authorized. */
export interface CognitoOptions extends Pick<BackendOptions, 'getAccessToken' | 'accessToken' | 'fetcher'> {
  /** Where the user pool is, such as `eu-west-1`. Not needed with `userPoolId` or `endpoint`. */
  readonly region?: string | undefined;
  /** Id of the user pool, such as `eu-west-1_AbCdEf123`. Says the region. */
  readonly userPoolId?: string | undefined;
  /** Replaces the service's own address, for an emulator, a private link or a proxy; may be relative to the page. */
  readonly endpoint?: string | undefined;
  /**
   * What the pool offers, and people may add: a page can't read a pool's settings. Default: `passkey`, `password` and
   * `totp`, which a pool without them refuses before anything has changed. With `phone` and `email`, the person's number
   * or address in the pool changes before it can turn out that the pool has no such second step.
   */
  readonly enroll?: readonly CognitoMethodType[] | undefined;
  /** The name under which authenticator apps show the account. Default: the page's hostname. */
  readonly issuer?: string | undefined;
  /** What authenticator apps show below it. Default: the username; where that is a generated one, email or phone number. */
  readonly label?: string | undefined;
  /** The `audience` in requests to `getAccessToken` and `fetcher`. Default: the service's address. */
  readonly audience?: string | undefined;
}

/** It can neither rename a method nor remove anything but passkeys. */
export interface CognitoBackend extends Required<
  Pick<MethodsBackend, 'capabilities' | 'list' | 'startEnrollment' | 'completeEnrollment' | 'resendCode'>
> {
  setPreferred(id: string, options: CallOptions): Promise<readonly AuthMethod[]>;
  setEnabled(id: string, enabled: boolean, options: CallOptions): Promise<AuthMethod | undefined>;
  remove(id: string, options: CallOptions): Promise<undefined>;
}

const defaultTypes: readonly CognitoMethodType[] = ['passkey', 'password', 'totp'];

/** The types that can be switched on and off, and be the default. A new one replaces the existing one. */
const secondSteps = ['totp', 'phone', 'email'] as const;

/**
 * Talks to an Amazon Cognito user pool with the person's own access token, which needs the scope
 * `aws.cognito.signin.user.admin`. A `fetcher` adds the token itself, as the member `AccessToken` of the JSON body.
 *
 * @throws AuthMethodsError `misconfigured`, with the fix, when the options are not enough.
 */
export function cognitoBackend(options: CognitoOptions): CognitoBackend {
  const client = new CognitoClient(options, readEndpoint(options));
  const types = cognitoMethodTypes.filter((type) => (options.enroll ?? defaultTypes).includes(type));
  const memory = new Memory(types);
  const { issuer = globalThis.location?.hostname || 'Amazon Cognito', label } = options;
  const context = { client, memory, issuer, label };

  return {
    capabilities: {
      enroll: types,
      phoneChannels: ['sms'],
      setPreferred: secondSteps,
      setEnabled: secondSteps,
      single: secondSteps,
    },
    list: (callOptions) => listMethods(client, memory, callOptions),
    startEnrollment: async (...given) => (await loadEnrollment()).startEnrollment(context, ...given),
    completeEnrollment: async (...given) => (await loadEnrollment()).completeEnrollment(context, ...given),
    resendCode: async (...given) => (await loadEnrollment()).resendCode(context, ...given),
    setPreferred: async (...given) => (await loadChanges()).setPreferred(context, ...given),
    setEnabled: async (...given) => (await loadChanges()).setEnabled(context, ...given),
    remove: async (...given) => (await loadChanges()).remove(context, ...given),
  };
}

/** Most people only look at their methods: the code for changing or adding one is downloaded when it is needed. */
function loadChanges() {
  return import('./changes.js').catch(throwMissingChunk);
}

function loadEnrollment() {
  return import('./enrollment.js').catch(throwMissingChunk);
}
