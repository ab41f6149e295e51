import type { PlainMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

/** Milliseconds after which many people no longer know where they have put it. */
const longAge = 365 * 86_400_000;

export const recoveryCodeMethod: MethodType<PlainMethod> = {
  icon: 'recovery',
  group: 'secondary',
  safety: {
    phishable: true,
    recovers: true,
    lostWith: () => 'nothing',
  },
  unique: true,
  // Whether a used code still works is up to the backend, which does not say; and nobody knows whether an old one is lost.
  facts: ({ confirmed, createdAt, lastUsedAt }, { localization }) =>
    confirmed && (lastUsedAt || Date.now() - Date.parse(createdAt ?? '') > longAge)
      ? [localization.messages.facts.stillHaveCode]
      : [],
  enroll: {},
  dialogs: () => import('./recovery-code-dialogs.js'),
};
