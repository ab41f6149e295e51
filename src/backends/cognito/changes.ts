import type { AuthMethod } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { CallOptions } from '../../model/methods-backend.js';
import { expectNothing, type CognitoClient, type Fields, type Send } from './client.js';
import { listMethods } from './list.js';
import { singleIds } from './map.js';
import type { Memory, SecondStep } from './memory.js';

/** What changes and enrollments work with. */
export interface Context {
  readonly client: CognitoClient;
  readonly memory: Memory;
  readonly issuer: string;
  readonly label: string | undefined;
}

/** The name of each second step in the preferences. */
const preferenceNames: Readonly<Record<SecondStep, string>> = {
  totp: 'SoftwareTokenMfaSettings',
  phone: 'SMSMfaSettings',
  email: 'EmailMfaSettings',
};

/**
 * Sets the preference of one second step. The others are left out, which leaves them as they are: the service refuses
 * to switch off what a person does not have.
 */
export async function setPreference(send: Send, type: SecondStep, preference: Fields): Promise<void> {
  expectNothing(await send('SetUserMFAPreference', { [preferenceNames[type]]: preference }));
}

/** Makes a second step the default. The answer is empty, so what else changes is derived here. */
export async function setPreferred(
  { client, memory }: Context,
  id: string,
  options: CallOptions,
): Promise<readonly AuthMethod[]> {
  const method = await changeable({ client, memory }, id, 'setPreferred', options);
  const preference = { Enabled: true, PreferredMfa: true };
  await setPreference(client.begin('update', options), method.type, preference);
  const before = memory.all.filter(({ preferred }) => preferred).map(withoutPreference);
  return memory.change([...before.filter((each) => each.id !== id), { ...method, preferred: true }]);
}

/** Switches a second step on or off. After the default was switched off, only the list shows the new default. */
export async function setEnabled(
  { client, memory }: Context,
  id: string,
  enabled: boolean,
  options: CallOptions,
): Promise<AuthMethod | undefined> {
  const method = await changeable({ client, memory }, id, 'setEnabled', options);
  try {
    await setPreference(client.begin('update', options), method.type, { Enabled: enabled });
  } catch (cause) {
    // The app no longer exists, for example because an administrator deleted it.
    const { code } = AuthMethodsError.from(cause);
    if (enabled && method.type === 'totp' && code === 'unsupported_by_backend') memory.appSeenOf = undefined;
    throw cause;
  }
  if (method.preferred) return undefined;
  const { enabled: _before, ...rest } = method;
  const [changed] = memory.change([
    enabled
      ? { ...rest, allowed: ['setPreferred', 'setEnabled'] }
      : { ...rest, enabled, allowed: ['setEnabled'] },
  ]);
  return changed;
}

/** Removes a passkey. Everything else can only be switched off. */
export async function remove(context: Context, id: string, options: CallOptions): Promise<undefined> {
  if (Object.values<string>(singleIds).includes(id) || id.startsWith('cognito:'))
    throw notPossible(id, 'remove');
  const send = context.client.begin('remove', options);
  try {
    expectNothing(await send('DeleteWebAuthnCredential', { CredentialId: id }));
  } catch (cause) {
    // Already gone, perhaps through a removal whose answer was lost: that is what the person wants.
    if (AuthMethodsError.from(cause).code !== 'not_found') throw cause;
  }
}

/** Returns the method if it allows the change. Rejects otherwise, so that nothing is switched on by mistake. */
async function changeable(
  { client, memory }: Pick<Context, 'client' | 'memory'>,
  id: string,
  operation: 'setPreferred' | 'setEnabled',
  options: CallOptions,
) {
  if (!memory.methods) await listMethods(client, memory, options);
  const method = memory.methods?.get(id);
  if (!method) throw new AuthMethodsError('not_found', `The person has no method "${id.slice(0, 40)}"`);
  if (!isSecondStep(method) || !method.allowed?.includes(operation)) throw notPossible(id, operation);
  return method;
}

function isSecondStep(method: AuthMethod): method is AuthMethod & { readonly type: SecondStep } {
  return method.type === 'totp' || method.type === 'phone' || method.type === 'email';
}

function withoutPreference(method: AuthMethod): AuthMethod {
  const { preferred: _before, ...rest } = method;
  return rest;
}

function notPossible(id: string, operation: string): AuthMethodsError {
  return new AuthMethodsError(
    'unsupported_by_backend',
    `Amazon Cognito has no ${operation}() for "${id.slice(0, 40)}"`,
  );
}
