import type { Requirement } from '../requirement.js';
import { dialogs, list } from './common-proofs.js';

/** Principle 4. */
export const robust: readonly Requirement[] = [
  {
    id: '4.1.2',
    name: 'Name, Role, Value',
    level: 'A',
    verdict: 'met',
    how: 'Buttons, fields and dialogs are native. Menus follow the ARIA Authoring Practices Guide.',
    proofs: [
      list,
      dialogs,
      ['ui/menu-button.test.ts', 'has a name, and tells assistive technology whether its menu is open'],
    ],
  },
  {
    id: '4.1.3',
    name: 'Status Messages',
    level: 'AA',
    verdict: 'met',
    how: 'What is under way, what was done and what went wrong is announced without moving the focus.',
    proofs: [
      ['ui/live-region.test.ts', 'is polite, and is in the page before its first message'],
      ['manager/loading.test.ts', 'says to screen readers that it is loading'],
      [
        'methods/password/password-enroll-rules.test.ts',
        'are read to screen readers after a pause, not after each key',
      ],
    ],
  },
];
