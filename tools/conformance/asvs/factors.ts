import type { Proof, Requirement } from '../requirement.js';
import { recentSignIn } from './recent-sign-in.js';
import { nothing, page, server } from './verdicts.js';

const codesOfTheProxy: Proof = [
  'proxy/management/enrollment.node.test.ts',
  'makes codes that are spread evenly',
];
const sealed = (title: string): Proof => ['proxy/management/sealed-enrollment.node.test.ts', title];

/** Sections 6.3 to 6.8. */
export const factors: readonly Requirement[] = [
  server(
    '6.3.1',
    'Defences against guessing',
    '1',
    'The element waits as long as the API says, and never retries by itself.',
    ['manager/loading.test.ts', 'never loads by itself what a rate limit refused'],
  ),
  nothing('6.3.2', 'No default accounts', '1', 'The element has no accounts.'),
  server(
    '6.3.3',
    'Multi-factor authentication',
    '2',
    'The element tells a person who has only one factor, and offers to add a second.',
    [
      'manager/account-safety.node.test.ts',
      'is never called well protected where one theft opens it or one loss closes it',
    ],
    ['manager/list.test.ts', 'leads to a next step: several of them through a menu'],
  ),
  server('6.3.4', 'No undocumented ways to sign in', '2', 'The sign-in page’s.'),
  server('6.3.5', 'People hear of suspicious attempts to sign in', '3', 'The sign-in page’s.'),
  page('6.3.6', 'No email as a factor', '3', 'Leave `email` out of `types`, and turn it off in the tenant.', [
    'manager/settings.test.ts',
    'shows and offers only the `types` it names, in that order',
  ]),
  server(
    '6.3.7',
    'People hear of changes to the ways they sign in',
    '3',
    'The API sends no notification. [Setup](setup.md) shows how to send one from the tenant’s log, and events tell your page.',
    [
      'manager/removal.test.ts',
      'fires its event, and closes the dialog, before the password manager has answered',
    ],
  ),
  nothing(
    '6.3.8',
    'Nobody can find out who has an account',
    '3',
    'The element is for people who are signed in.',
  ),
  nothing('6.4.1', 'Initial passwords are random and short-lived', '1', 'The element creates none.'),
  nothing('6.4.2', 'No hints and no secret questions', '1', 'The element has none.'),
  server('6.4.3', 'A reset keeps the second factor', '2', 'The sign-in page’s.'),
  server(
    '6.4.4',
    'A lost factor is replaced only after proof',
    '2',
    'The element can’t bypass a fresh sign-in.',
    [
      'store/run-with-step-up.node.test.ts',
      'does not repeat the request when the person did not sign in again, and passes the challenge on',
    ],
  ),
  nothing('6.4.5', 'Reminders before a factor expires', '3', 'None of the API’s factors expires.'),
  server(
    '6.4.6',
    'Support may begin a reset, and never choose a password',
    '3',
    'Through the handler, a support desk can add only phones and email addresses, and can’t set a password.',
    ['proxy/management/support-desk.node.test.ts', 'adds nothing that needs a proof'],
  ),
  server('6.5.1', 'A code works once', '2', 'The API enforces it. The handler does for its own codes.', [
    'proxy/management/enrollment.node.test.ts',
    'takes a code once',
  ]),
  server(
    '6.5.2',
    'Recovery codes are stored as hashes',
    '2',
    'The element shows them once, and keeps none.',
    ['e2e/recovery-code.e2e.ts', 'is gone from the memory of the page once its dialog is closed'],
  ),
  server(
    '6.5.3',
    'Secrets come from a secure source',
    '2',
    'Up to the API. The handler uses `crypto.getRandomValues()`.',
    codesOfTheProxy,
    ['proxy/management/enrollment.node.test.ts', 'makes another secret each time'],
  ),
  server(
    '6.5.4',
    'Codes of at least 20 bits',
    '2',
    'Up to the API. The handler’s codes have six digits.',
    codesOfTheProxy,
  ),
  server(
    '6.5.5',
    'Codes expire',
    '2',
    'Up to the API. The handler’s enrollments end after ten minutes. In the element, one click starts again.',
    sealed('ends ten minutes after the beginning, however often a code is sent'),
    ['methods/totp/totp-enroll.test.ts', 'starts again with another secret when the challenge has expired'],
  ),
  {
    id: '6.5.6',
    name: 'Every factor can be revoked',
    level: '3',
    verdict: 'met',
    how: 'Every method can be removed, except where the backend refuses it: the last one, or all of a type.',
    proofs: [
      [
        'manager/removal.test.ts',
        "asks before “${name}” (${id.split('|')[0]!}) goes, names what changes, and takes it out of the list",
      ],
    ],
  },
  nothing(
    '6.5.7',
    'Biometrics are never the only factor',
    '3',
    'Biometrics only unlock the device that holds a passkey.',
  ),
  server(
    '6.5.8',
    'Codes are judged by a trusted clock',
    '3',
    'The API uses its own clock, the handler that of the host’s server.',
    ['proxy/management/enrollment.node.test.ts', 'answers ${is} to a code ${offset} steps away'],
  ),
  {
    id: '6.6.1',
    name: 'Phone codes only to verified numbers, with stronger methods on offer and the risk explained',
    level: '2',
    verdict: 'met',
    how: 'A number is added only after its code was entered. The dialog that adds one says that messages and calls can be intercepted, and so does the summary; each offer says how strong it is. For level 3, leave `phone` out of `types`.',
    proofs: [
      [
        'methods/phone/phone-enroll.test.ts',
        'says what the risk is, and what is safer, before a number is given',
      ],
      ['methods/sent-code-enrollment.ts', 'asks for the whole code before it sends anything'],
      ['methods/method-types.node.test.ts', 'say how safe "${type}" is and where it belongs'],
      ['manager/settings.test.ts', 'shows and offers only the `types` it names, in that order'],
    ],
  },
  server(
    '6.6.2',
    'A code belongs to one request',
    '2',
    'The API enforces it. The handler encrypts the state of each enrollment.',
    sealed('is of use to nobody else, for nothing else, and not for long'),
  ),
  server(
    '6.6.3',
    'Guessing a code is limited',
    '2',
    'The API enforces it. The handler allows five attempts.',
    [
      'proxy/management/enrollment.node.test.ts',
      'may be followed by four more attempts, and then not even by the right one',
    ],
  ),
  server(
    '6.6.4',
    'Push notifications are limited',
    '3',
    'The element sends none. It polls for the approval, less and less often.',
    ['methods/backoff-poll.node.test.ts', 'waits longer before each call, up to 30 seconds'],
  ),
  server('6.7.1', 'Certificates are protected from changes', '3', 'The element stores none.'),
  server(
    '6.7.2',
    'Challenges are long and unique',
    '3',
    'Up to the API. Each of the handler’s belongs to one enrollment.',
    ['proxy/management/webauthn.node.test.ts', 'needs the challenge of its own enrollment'],
  ),
  server('6.8.1', 'An identity can’t be spoofed through another provider', '2', 'The sign-in page’s.'),
  server(
    '6.8.2',
    'Signatures of assertions are checked',
    '2',
    'The API checks its tokens. The element reads none.',
  ),
  server('6.8.3', 'SAML assertions are used once', '2', 'The sign-in page’s.'),
  server(
    '6.8.4',
    'The strength and the time of a sign-in are checked',
    '2',
    'The API checks it. The handler asks your session when the person signed in, and refuses changes when that was too long ago.',
    recentSignIn,
  ),
];
