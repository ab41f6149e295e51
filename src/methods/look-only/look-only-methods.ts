import type { EmailVerificationMethod, PlainMethod } from '../../model/auth-method.js';
import { maskEmail } from '../common-facts.js';
import type { MethodType } from '../method-type.js';

/*
 * What some backends list beside the methods. The person can look at it, and change nothing. Nothing here signs in,
 * confirms a sign-in or recovers an account, so there are no facts about safety.
 */

/** A device that the account remembers. */
export const deviceMethod: MethodType<PlainMethod> = { icon: 'device', group: 'other' };

/** A check of the person's identity, such as of a passport. */
export const identityVerificationMethod: MethodType<PlainMethod> = { icon: 'shield', group: 'other' };

/** An email address that the account has verified. */
export const emailVerificationMethod: MethodType<EmailVerificationMethod> = {
  icon: 'email',
  group: 'other',
  title: ({ email, masked }) => (email && !masked ? maskEmail(email) : email),
  dialogs: () => import('./look-only-dialogs.js'),
};
