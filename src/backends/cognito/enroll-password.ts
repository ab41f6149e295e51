import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { expectNothing } from './client.js';
import type { Enrollment } from './enrollment.js';
import { listMethods } from './list.js';

export const passwordEnrollment: Enrollment<'password'> = {
  /** Sends no request. The list shows whether there is a current password to ask for. */
  start: async ({ client, memory, options }) => {
    if (!memory.person) await listMethods(client, memory, options);
    return {
      type: 'password',
      id: '',
      session: 'change-of-password',
      // Somebody who only signs in with passkeys or codes has none yet.
      currentPasswordRequired: memory.person?.hasPassword !== false,
    };
  },
  again: (_step, challenge) => Promise.resolve(challenge),
  complete: async ({ send }, { currentPasswordRequired }, { newPassword, currentPassword = '' }) => {
    if (currentPasswordRequired && !currentPassword)
      throw new AuthMethodsError('wrong_current_password', 'ChangePassword needs the current password');
    const answer = await send(
      'ChangePassword',
      { ...(currentPassword && { PreviousPassword: currentPassword }), ProposedPassword: newPassword },
      [newPassword, currentPassword],
    );
    expectNothing(answer);
  },
};
