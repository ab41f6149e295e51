import { AuthMethodsError, type AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';
import { expect } from '@open-wc/testing';

import type { AuthMethod, AuthMethodOf } from '../../../src/model/auth-method.js';
import type { CallOptions, MethodsBackend } from '../../../src/model/methods-backend.js';

/** What the account of a test holds. `full`: a method of every type the backend knows. */
export type ContractAccount = 'full' | 'empty' | 'unknown-type';

/** How a server can go wrong, from the moment it is told to. */
export type ContractFault =
  | 'offline'
  | 'slow'
  | 'rate-limited'
  | 'server-error'
  | 'signed-out'
  | 'insufficient-scope'
  | 'html'
  | 'truncated'
  | 'null-list'
  | 'item-without-id'
  | 'no-factors'
  | 'removal-refused'
  | 'challenges-expired';

/** A backend, and the other side of its server. Everything between them goes over HTTP. */
export interface ContractWorld {
  readonly backend: MethodsBackend;
  /** The messages sent so far, oldest first. */
  outbox(): Promise<readonly { readonly to: string; readonly code: string }[]>;
  /** Approves what waits in the phone app. */
  approvePush(): Promise<void>;
  /** `rate-limited` tells to wait for {@link retryAfter} seconds. */
  fail(fault: ContractFault): Promise<void>;
  close(): Promise<void>;
}

export const retryAfter = 17;

/** For calls that nobody aborts. */
export const options: CallOptions = { signal: new AbortController().signal };

/** Opens a fresh account for one test; the suite closes it. */
export type OpenWorld = (account: ContractAccount) => Promise<ContractWorld>;

export async function listedMethods({ backend }: ContractWorld): Promise<readonly AuthMethod[]> {
  return (await backend.list(options)).methods;
}

export async function listedMethod<T extends AuthMethod['type']>(
  world: ContractWorld,
  type: T,
): Promise<AuthMethodOf<T>> {
  const method = (await listedMethods(world)).find((each) => each.type === type);
  if (!method) throw new Error(`The account has no ${type}`);
  return method as AuthMethodOf<T>;
}

/** The error that an action ends with. */
export async function errorOf(action: Promise<unknown>): Promise<AuthMethodsError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AuthMethodsError) return error;
  throw new Error('The action did not end with an AuthMethodsError', { cause: error });
}

export async function expectCode(action: Promise<unknown>, code: AuthMethodsErrorCode): Promise<void> {
  expect((await errorOf(action)).code).to.equal(code);
}

/** Ends a test of what a backend says it can't do. The report says what that is. */
export function skipWithout(what: string, context: Mocha.Context): never {
  if (context.test) context.test.title += ` (skipped: the backend says it has no ${what})`;
  return context.skip();
}
