import { expect } from '@open-wc/testing';

import type { AuthMethod, AuthMethodOf, MethodOperation } from '../../../src/model/auth-method.js';
import { AuthMethodsError, type AuthMethodsErrorCode } from '../../../src/model/auth-methods-error.js';
import type { CallOptions, MethodsBackend } from '../../../src/model/methods-backend.js';

/** What the account of a test holds. `full`: a method of every type the backend knows. */
export type ContractAccount = 'full' | 'empty' | 'unknown-type';

/** How a server can fail, from the moment `fail()` is called. */
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

/** A backend, and the other side of its server. */
export interface ContractWorld {
  readonly backend: MethodsBackend;
  /** Faults that this server can't have. Default: none. */
  readonly impossibleFaults?: readonly ContractFault[];
  /** The account's password, for backends that ask for it. */
  readonly currentPassword?: string;
  /** The messages sent so far, oldest first. */
  outbox(): Promise<readonly { readonly to: string; readonly code: string }[]>;
  /** Approves the pending request in the phone app, or opens the link in the mail. */
  approve(): Promise<void>;
  /** How many writes the backend has sent so far. */
  writes(): number;
  /** A `rate-limited` server asks to wait for {@link retryAfter} seconds. */
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

export async function listedOfType<T extends AuthMethod['type']>(
  world: ContractWorld,
  type: T,
): Promise<readonly AuthMethodOf<T>[]> {
  const methods = await listedMethods(world);
  return methods.filter((method): method is AuthMethodOf<T> => method.type === type);
}

/** Whether a method allows an operation that the backend has. */
export function isAllowed(operation: MethodOperation, { allowed }: AuthMethod): boolean {
  return !allowed || allowed.includes(operation);
}

/**
 * Checks what a change resolved to against the list: either nothing, or every method that differs from before.
 */
export async function expectChanges(
  world: ContractWorld,
  before: readonly AuthMethod[],
  result: Awaited<ReturnType<NonNullable<MethodsBackend['rename']>>>,
): Promise<void> {
  if (!result) return;
  const returned: readonly AuthMethod[] = 'id' in result ? [result] : result;
  const after = await listedMethods(world);
  const known = new Map(before.map((method) => [method.id, JSON.stringify(method)]));
  const changed = after.filter((method) => known.get(method.id) !== JSON.stringify(method));
  expect(after).to.deep.include.members([...returned]);
  expect(returned.map(({ id }) => id)).to.include.members(changed.map(({ id }) => id));
}

/** The error that an action rejects with. Fails when it isn't an `AuthMethodsError`, by name and code. */
export async function errorOf(action: Promise<unknown>): Promise<AuthMethodsError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (AuthMethodsError.from(error) === error) return error as AuthMethodsError;
  throw new Error('The action did not reject with an AuthMethodsError', { cause: error });
}

export async function expectCode(action: Promise<unknown>, code: AuthMethodsErrorCode): Promise<void> {
  expect((await errorOf(action)).code).to.equal(code);
}

/** Makes the server fail; skips the test when this server can't fail that way. */
export async function failOrSkip(
  { fail, impossibleFaults = [] }: ContractWorld,
  fault: ContractFault,
  context: Mocha.Context,
): Promise<void> {
  if (impossibleFaults.includes(fault)) skip(`its server can't fail with ${fault}`, context);
  await fail(fault);
}

/** Ends a test of an ability that the backend leaves out, and puts the reason into the report. */
export function skip(reason: string, context: Mocha.Context): never {
  if (context.test) context.test.title += ` (skipped: ${reason})`;
  return context.skip();
}
