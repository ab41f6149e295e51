import type { Proof } from '../requirement.js';

/** The list in every scenario and state, scanned and measured. */
export const list: Proof = ['manager/accessibility.test.ts', 'can be used by everybody: ${scenario}'];

/** Every menu and every step of every dialog, scanned and measured. */
export const dialogs: Proof = [
  'manager/accessibility-of-dialogs.test.ts',
  'the menus and dialogs of <auth-methods-manager> can be used by everybody',
];

/** The list, walked with the Tab key. */
export const tabStops: Proof = [
  'e2e/keyboard.e2e.ts',
  'meets every control of the list, in the order in which they stand, and back',
];
