import type { Standard } from '../requirement.js';
import { recentSignIn } from './recent-sign-in.js';
import { page, server } from './verdicts.js';

/** Chapter 7, in words of ours. */
export const asvsSessions: Standard = {
  title: 'OWASP ASVS 5.0, chapter 7: sessions',
  address: 'https://github.com/OWASP/ASVS/blob/master/5.0/en/0x16-V7-Session-Management.md',
  about: 'The element has no session: the page gives it a token, or a function that sends requests.',
  requirements: [
    page('7.1.1', 'Documented timeouts', '2', 'Your session’s.'),
    page('7.1.2', 'Documented number of sessions', '2', 'Your session’s.'),
    page('7.1.3', 'Documented single sign-on', '2', 'Your tenant’s.'),
    page(
      '7.2.1',
      'Tokens are verified on a server',
      '1',
      'The element verifies nothing itself: the API does.',
    ),
    page(
      '7.2.2',
      'Tokens are made anew, and no fixed keys',
      '1',
      'The element asks for a token for each action.',
      ['backends/my-account/auth0-spa-js.test.ts', 'asks for a token with only the scopes of each action'],
    ),
    page('7.2.3', 'Tokens can’t be guessed', '1', 'Your session’s.'),
    page(
      '7.2.4',
      'A new token after a sign-in',
      '1',
      'After a fresh sign-in the element asks for a token again.',
      ['manager/step-up.test.ts', 'asks the host, then goes on with exactly what was interrupted'],
    ),
    page(
      '7.3.1',
      'Sessions time out when idle',
      '2',
      'Your session’s. The element tells the person when it has ended.',
      [
        'manager/host-functions.test.ts',
        'asks for a sign-in when the getter rejects with ${code}, then does exactly what was interrupted',
      ],
    ),
    page('7.3.2', 'Sessions have a maximum lifetime', '2', 'Your session’s.'),
    page(
      '7.4.1',
      'An ended session can’t be used',
      '1',
      'The element does not show its list to the next person.',
      ['manager/coming-back.test.ts', 'is not shown to somebody else who goes back to the page'],
    ),
    server('7.4.2', 'Sessions end with the account', '1', 'Your tenant’s.'),
    {
      id: '7.4.3',
      name: 'Other sessions can be ended after a change',
      level: '2',
      verdict: 'met',
      how: 'On the person’s request, and offered after a password was changed or a method removed: by the backend, as the Management API’s handler, or by the page, which says so with `can-sign-out-elsewhere`. The My Account API has no call for it.',
      proofs: [
        [
          'manager/sign-out-elsewhere.test.ts',
          'is offered with the message after a method was removed, and opens the same question',
        ],
        ['manager/abilities.test.ts', 'ends the other sessions after it was confirmed'],
        ['proxy/management/changes.node.test.ts', 'ends the other sessions where the host can'],
      ],
    },
    page('7.4.4', 'A button to sign out on every page', '2', 'Your page’s.'),
    server('7.4.5', 'Support can end sessions', '2', 'Through the handler for the Management API.', [
      'proxy/management/support-desk.node.test.ts',
      'ends the sessions of that person',
    ]),
    {
      id: '7.5.1',
      name: 'A fresh sign-in before the ways to sign in change',
      level: '2',
      verdict: 'met',
      how: 'The API requires it by policy, the handler before every change. The element then asks the page for one, and resumes the interrupted action.',
      proofs: [
        ['manager/step-up.test.ts', 'asks the host, then goes on with exactly what was interrupted'],
        [
          'proxy/management/session.node.test.ts',
          'is asked for before every change, and not for reading, when it was ${name}',
        ],
        recentSignIn,
      ],
    },
    {
      id: '7.5.2',
      name: 'People see their sessions, and end them',
      level: '2',
      verdict: 'not possible',
      how: 'None of the APIs lists sessions. Where the backend can, all others are ended at once (7.4.3).',
    },
    {
      id: '7.5.3',
      name: 'Further authentication before sensitive operations',
      level: '3',
      verdict: 'met',
      how: 'See 7.5.1.',
      proofs: [['manager/step-up.test.ts', 'asks the host, then goes on with exactly what was interrupted']],
    },
    page('7.6.1', 'Sessions of page and provider end as documented', '2', 'Your tenant’s.'),
    page(
      '7.6.2',
      'No session without the person’s consent',
      '2',
      'The element creates no session. It asks for a fresh sign-in only after a click.',
      [
        'manager/step-up.test.ts',
        'dispatches the event while the click is still being handled: a popup is not blocked',
      ],
    ),
  ],
};
