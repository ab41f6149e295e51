import type { SecurityKeyMethod } from '../../model/auth-method.js';
import { shortId } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';

export const dialogs: MethodDialogs<SecurityKeyMethod> = {
  details: ({ credentialId }, { messages }) => [
    { term: messages.detailsDialog.credentialId, value: shortId(credentialId) },
  ],
  loadLivesOn: async () =>
    Promise.resolve(({ type }) => (type === 'webauthn-roaming' ? 'security-key' : undefined)),
  loadView: async () => (await import('./security-key-enroll.js')).SecurityKeyEnroll,
};
