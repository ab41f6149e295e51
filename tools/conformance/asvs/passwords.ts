import type { Requirement } from '../requirement.js';
import { server } from './verdicts.js';

/** Sections 6.1 and 6.2. */
export const passwords: readonly Requirement[] = [
  server('6.1.1', 'Documented defences against guessing', '1', 'The tenant’s attack protection.'),
  server(
    '6.1.2',
    'Documented words that passwords must not contain',
    '2',
    'The tenant’s password dictionary.',
  ),
  server('6.1.3', 'Documented ways to sign in, and their strength', '2', 'The sign-in page’s.'),
  server(
    '6.2.1',
    'Passwords of at least 8 characters',
    '1',
    'The server sets the policy. The element shows it before anything is typed.',
    ['methods/password/password-enroll-rules.test.ts', 'are the rules of the account’s policy'],
  ),
  {
    id: '6.2.2',
    name: 'People can change their password',
    level: '1',
    verdict: 'met',
    how: 'Where the backend can.',
    proofs: [['methods/password/password-enroll.test.ts', 'changes the password']],
  },
  {
    id: '6.2.3',
    name: 'A change asks for the current password',
    level: '1',
    verdict: 'partly met',
    how: 'Where the backend asks for it, as Amazon Cognito does. The My Account API has no field for it: there a fresh sign-in takes its place.',
    proofs: [
      [
        'methods/password/current-password.test.ts',
        'asks for the current password first, in a field that password managers know',
      ],
      [
        'methods/password/password-enroll-faults.test.ts',
        'asks for a fresh sign-in, and then saves what is in the field at that moment',
      ],
    ],
  },
  server(
    '6.2.4',
    'Not one of the most common passwords',
    '1',
    'The element says which rule a refused password broke.',
    ['methods/password/password-enroll-rules.test.ts', 'is shown at its rule (“${rule}”, sent as ${answer})'],
  ),
  server(
    '6.2.5',
    'No rules about kinds of characters',
    '1',
    'The server sets the policy. The element adds no rule, except against control characters, which the API refuses.',
    ['methods/password/password-rules.node.test.ts', 'are an empty list for a policy without rules'],
  ),
  {
    id: '6.2.6',
    name: 'Passwords are masked, and may be shown',
    level: '1',
    verdict: 'met',
    how: 'Shown on request, and hidden again before it is sent.',
    proofs: [
      [
        'methods/password/password-enroll.test.ts',
        'shows the password on request, and hides it again before it is sent',
      ],
    ],
  },
  {
    id: '6.2.7',
    name: 'Pasting and password managers',
    level: '1',
    verdict: 'met',
    how: 'Both work.',
    proofs: [
      [
        'methods/password/password-enroll.test.ts',
        'has one field that password managers recognise, and a user name field',
      ],
      [
        'methods/password/password-enroll.test.ts',
        "saves what a password manager filled in with ${event ? 'a change event alone' : 'no event'}",
      ],
    ],
  },
  {
    id: '6.2.8',
    name: 'Passwords are taken as they are',
    level: '1',
    verdict: 'met',
    how: 'Sent as typed. One that is too long is refused, so that no server truncates it.',
    proofs: [
      [
        'methods/password/password-enroll.test.ts',
        'sends the password as it was typed, for the identity of the host',
      ],
      [
        'methods/password/password-enroll-rules.test.ts',
        'refuses more than 256 characters, where the server would cut them',
      ],
    ],
  },
  {
    id: '6.2.9',
    name: 'At least 64 characters are allowed',
    level: '2',
    verdict: 'met',
    how: 'Up to 256. The server’s policy may allow fewer.',
    proofs: [
      [
        'methods/password/password-enroll-rules.test.ts',
        'refuses more than 256 characters, where the server would cut them',
      ],
    ],
  },
  server('6.2.10', 'No periodic change of passwords', '2', 'The element asks for none.'),
  server('6.2.11', 'Context-specific words are refused', '2', 'The tenant’s password dictionary.'),
  server('6.2.12', 'Breached passwords are refused', '2', 'The tenant’s breached-password detection.'),
];
