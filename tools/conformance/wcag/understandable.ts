import type { Requirement } from '../requirement.js';
import { dialogs, tabStops } from './common-proofs.js';

/** Principle 3. */
export const understandable: readonly Requirement[] = [
  {
    id: '3.1.1',
    name: 'Language of Page',
    level: 'A',
    verdict: 'met',
    how: 'The element uses the page’s language, and marks its text where it has to use another.',
    proofs: [
      ['i18n/language.test.ts', 'is the language of the page'],
      ['manager/settings.test.ts', 'speaks English where it has no words for a language'],
    ],
  },
  {
    id: '3.1.2',
    name: 'Language of Parts',
    level: 'AA',
    verdict: 'met',
    how: 'The element’s own content has `lang` and `dir`. Names that people chose may be in any language, which no markup can tell.',
    proofs: [
      ['i18n/language.test.ts', 'decides the direction of the element, whatever the direction of the page'],
      ['manager/read-aloud.test.ts', 'breaks long words at syllables, by the language of its words'],
    ],
  },
  {
    id: '3.2.1',
    name: 'On Focus',
    level: 'A',
    verdict: 'met',
    how: 'Focus alone opens nothing. It may download the code of dialogs, which sends nothing about the person.',
    proofs: [tabStops],
  },
  {
    id: '3.2.2',
    name: 'On Input',
    level: 'A',
    verdict: 'met',
    how: 'Typing and choosing do not change the context. Two dialogs go on by themselves, and say so first: when a phone has approved, and when a link was opened.',
    proofs: [
      [
        'methods/password/password-enroll.test.ts',
        'accepts typing before the rules are loaded, and marks them when they are',
      ],
      [
        'methods/push-notification/push-notification-enroll.test.ts',
        'leaves the focus and the button alone while it polls',
      ],
      ['methods/phone/phone-enroll.test.ts', 'is filled in for the person to verify'],
    ],
  },
  {
    id: '3.2.3',
    name: 'Consistent Navigation',
    level: 'AA',
    verdict: 'up to the page',
    how: 'The criterion is about a set of pages. The element has no navigation.',
  },
  {
    id: '3.2.4',
    name: 'Consistent Identification',
    level: 'AA',
    verdict: 'met',
    how: 'A method has the same name in its row, its menu, its dialogs and in announcements.',
    proofs: [
      [
        'manager/alike-methods.test.ts',
        'have titles of their own, and so do their rows and menus for screen readers',
      ],
      [
        'manager/alike-methods.test.ts',
        'are told apart by what can still be used after one is removed, and by what is announced',
      ],
    ],
  },
  {
    id: '3.2.6',
    name: 'Consistent Help',
    level: 'A',
    verdict: 'up to the page',
    how: 'The slot `footer` is a place for the page’s help.',
    proofs: [['manager/settings.test.ts', 'fills the slots for heading, summary and footer']],
  },
  {
    id: '3.3.1',
    name: 'Error Identification',
    level: 'A',
    verdict: 'met',
    how: 'An error is shown at its field, and read aloud.',
    proofs: [
      ['ui/one-time-code-field.test.ts', 'is labelled, and described by its error and its description'],
      [
        'methods/sent-code-enrollment.ts',
        'shows at the field what the server refuses, and keeps what was typed',
      ],
    ],
  },
  {
    id: '3.3.2',
    name: 'Labels or Instructions',
    level: 'A',
    verdict: 'met',
    how: 'Every field has a visible label. The rules for a password are shown before it is typed.',
    proofs: [
      dialogs,
      [
        'methods/password/password-enroll-rules.test.ts',
        'start unmarked, with those that only the server checks in a list of their own',
      ],
    ],
  },
  {
    id: '3.3.3',
    name: 'Error Suggestion',
    level: 'AA',
    verdict: 'met',
    how: 'An error says what would help, and offers nothing that would not.',
    proofs: [
      ['methods/password/password-enroll-rules.test.ts', 'refuses ${what}, says why, and keeps it'],
      ['methods/totp/totp-enroll.test.ts', 'suggests checking the phone’s clock after the second wrong code'],
      ['manager/remedies.test.ts', 'is never to check what was entered where nothing was'],
    ],
  },
  {
    id: '3.3.4',
    name: 'Error Prevention (Legal, Financial, Data)',
    level: 'AA',
    verdict: 'met',
    how: 'A removal must be confirmed. The dialog says what changes, and its first button keeps the method. Where the person would be locked out, it suggests adding another method first.',
    proofs: [
      ['manager/removal.test.ts', 'warns of ${what}, and leads to adding another first'],
      ['manager/removal.test.ts', 'keeps the method when the person says so, by button or by Escape'],
    ],
  },
  {
    id: '3.3.7',
    name: 'Redundant Entry',
    level: 'A',
    verdict: 'met',
    how: 'What was typed is kept through errors, a fresh sign-in, a lost connection and a step back.',
    proofs: [
      ['methods/sent-code-enrollment.ts', 'keeps the address when the person goes back to change it'],
      ['methods/sent-code-enrollment.ts', 'keeps what was typed until the person has signed in again'],
    ],
  },
  {
    id: '3.3.8',
    name: 'Accessible Authentication (Minimum)',
    level: 'AA',
    verdict: 'met',
    how: 'Codes and passwords can be pasted or filled in automatically. There are no puzzles.',
    proofs: [
      ['methods/totp/totp-enroll.test.ts', 'reads the code in "${shape}", pasted'],
      ['methods/totp/totp-enroll.test.ts', 'has one code field that phones and password managers can fill'],
      [
        'methods/password/current-password.test.ts',
        'asks for the current password first, in a field that password managers know',
      ],
    ],
  },
];
