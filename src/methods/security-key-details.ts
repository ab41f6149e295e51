import type { SecurityKeyMethod } from '../model/auth-method.js';
import { shortId, type MethodDetails } from './method-details.js';

/** Of both kinds of security key: the one built in, and the one plugged in. */
export const securityKeyDetails: MethodDetails<SecurityKeyMethod> = ({ credentialId }, { messages }) => [
  { term: messages.detailsDialog.credentialId, value: shortId(credentialId) },
];
