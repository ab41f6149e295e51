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

/** How a second step is called among the preferences. */
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

/** Makes a second step the default. The list then says which one no longer is. */
export async function setPreferred(context: Context, id: string, options: CallOptions): Promise<undefined> {
  const type = await changeable(context, id, 'setPreferred', options);
  await setPreference(context.client.begin('update', options), type, { Enabled: true, PreferredMfa: true });
}

export async function setEnabled(
  context: Context,
  id: string,
  enabled: boolean,
  options: CallOptions,
): Promise<undefined> {
  const type = await changeable(context, id, 'setEnabled', options);
  try {
    await setPreference(context.client.begin('update', options), type, { Enabled: enabled });
  } catch (cause) {
    // The app is there no longer, as when an administrator has deleted it.
    if (enabled && type === 'totp' && AuthMethodsError.from(cause).code === 'unsupported_by_backend')
      context.memory.appSeenOf = undefined;
    throw cause;
  }
}

/** Removes a passkey. Of everything else, the service lets a person at most switch it off. */
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

/** The type of a method that allows the change. Rejects for any other, so that nothing is switched on by mistake. */
async function changeable(
  { client, memory }: Context,
  id: string,
  operation: 'setPreferred' | 'setEnabled',
  options: CallOptions,
): Promise<SecondStep> {
  if (!memory.methods) await listMethods(client, memory, options);
  const method = memory.methods?.get(id);
  if (!method) throw new AuthMethodsError('not_found', `The person has no method "${id.slice(0, 40)}"`);
  const { type, allowed } = method;
  if ((type === 'totp' || type === 'phone' || type === 'email') && allowed?.includes(operation)) return type;
  throw notPossible(id, operation);
}

function notPossible(id: string, operation: string): AuthMethodsError {
  return new AuthMethodsError(
    'unsupported_by_backend',
    `Amazon Cognito has no ${operation}() for "${id.slice(0, 40)}"`,
  );
}
