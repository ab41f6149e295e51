import type { Standard } from './requirement.js';

/** What the guides to passkeys ask of a page that manages them, in words of ours. */
export const passkeyGuides: Standard = {
  title: 'Guides to passkeys',
  address: 'https://web.dev/articles/passkey-management',
  about:
    'G: Google’s [Passkey management](https://web.dev/articles/passkey-management). F: the FIDO Alliance’s ' +
    '[design guidelines](https://passkeycentral.org/design-guidelines/). W: [Web Authentication](https://www.w3.org/TR/webauthn-3/), level 3.',
  requirements: [
    {
      id: 'G1',
      name: 'Several passkeys, of several providers',
      verdict: 'met',
      how: 'A passkey can be added when there are others already.',
      proofs: [
        [
          'manager/list.test.ts',
          'offers what can be added: the first passkey in a row of its own, the rest in one',
        ],
      ],
    },
    {
      id: 'G2',
      name: 'No second passkey for the same account at one provider',
      verdict: 'met',
      how: 'The server excludes existing passkeys. The person reads which one the device already has.',
      proofs: [
        [
          'methods/passkey/passkey-enroll.test.ts',
          'says that the device already has a passkey, and names it when there is only one',
        ],
      ],
    },
    {
      id: 'G3',
      name: 'Named after its provider',
      verdict: 'met',
      how: 'From its AAGUID, otherwise from browser and system.',
      proofs: [
        ['methods/passkey/passkey-origin.test.ts', 'is its provider’s name'],
        ['methods/passkey/user-agent.node.test.ts', 'reads ${browser} and ${system} in "${userAgent}"'],
      ],
    },
    {
      id: 'G4',
      name: 'The provider’s logo',
      verdict: 'met',
      how: 'Of the providers that have one in simple-icons. The others have a drawing of the place the passkey is in.',
      proofs: [
        [
          'methods/passkey/passkey-icon.test.ts',
          'is its provider’s logo, in the colour of text, of the size of every icon, and not read aloud',
        ],
      ],
    },
    {
      id: 'G5',
      name: 'When it was created and last used',
      verdict: 'met',
      how: 'As far as the backend says.',
      proofs: [['manager/details.test.ts', 'tell all there is to know of a passkey, its id cut short']],
    },
    {
      id: 'G6',
      name: 'Whether it is synced',
      verdict: 'met',
      how: '“On your devices”, “On this device”, “On one device” or “On a security key”.',
      proofs: [['methods/method-types.node.test.ts', 'say where a passkey is']],
    },
    {
      id: 'G7',
      name: 'It can be renamed',
      verdict: 'met',
      how: 'Where the backend keeps the name.',
      proofs: [['manager/rename.test.ts', 'keeps a name on a passkey where the server does']],
    },
    {
      id: 'G8',
      name: 'It can be removed, and the password manager is told',
      verdict: 'met',
      how: 'Calls `signalAllAcceptedCredentials` with a list that is read after the removal, and never with an incomplete one. Where the browser can’t, the person is told what to do.',
      proofs: [
        [
          'manager/removal.test.ts',
          'tells the person’s password manager which ones still count, and says so',
        ],
        ['manager/removal.test.ts', 'says what the person can do where the browser can’t tell'],
        [
          'methods/passkey/passkey-after-removal.node.test.ts',
          'is unknown where the list has gaps: what is missing may be a passkey',
        ],
      ],
    },
    {
      id: 'G9',
      name: 'The password manager is told when the list is read',
      verdict: 'met',
      how: 'Calls `signalAllAcceptedCredentials` after each list that was read in whole, for each person and domain in it. A list with a gap, an old one and another person’s say nothing; what `types` hides still counts, and so does a passkey that was just created.',
      proofs: [
        [
          'methods/passkey/passkey-signals.test.ts',
          'has the password manager forget the passkeys that the account no longer has, and no other',
        ],
        ['methods/passkey/passkey-signals.test.ts', 'leaves every passkey alone while the list ${what}'],
        [
          'methods/passkey/passkey-signals.test.ts',
          'keeps a passkey that was just created, and that the list does not have yet',
        ],
      ],
    },
    {
      id: 'G10',
      name: 'A passkey that the server refused is forgotten',
      verdict: 'met',
      how: 'Calls `signalUnknownCredential`, but only after a definite refusal.',
      proofs: [
        [
          'methods/passkey/refused-passkey.test.ts',
          'has the password manager forget it after a definite refusal',
        ],
        [
          'methods/passkey/refused-passkey.test.ts',
          'leaves it alone when nobody knows whether it was taken, or it has not arrived (${as})',
        ],
      ],
    },
    {
      id: 'G11',
      name: 'The password manager hears of a changed name',
      verdict: 'met',
      how: 'Calls `signalCurrentUserDetails` where the page sets name and email address of `account` and the list is of one linked account, once for each change.',
      proofs: [
        [
          'methods/passkey/passkey-signals.test.ts',
          'tells the password manager what the person is called, once for each change',
        ],
      ],
    },
    {
      id: 'G12',
      name: 'No offer where the browser can’t',
      verdict: 'met',
      how: 'Passkeys are neither offered nor suggested. The group says where one can be added.',
      proofs: [['methods/passkey/passkey-unsupported.test.ts', 'offers no passkey anywhere']],
    },
    {
      id: 'F1',
      name: 'Passkeys are seen and managed in the account’s settings, one card each',
      verdict: 'met',
      how: 'Each has a row of its own, with a distinct title.',
      proofs: [
        ['manager/list.test.ts', 'shows as many methods as the API lists, each told apart'],
        [
          'manager/method-titles.node.test.ts',
          'tells passkeys of one provider apart by where they were made, or where they live',
        ],
      ],
    },
    {
      id: 'F2',
      name: 'Passkeys above passwords',
      verdict: 'met',
      how: 'Unless the page names another order.',
      proofs: [
        [
          'manager/arrangement.node.test.ts',
          'puts methods and offers into their groups, types in order, the newest of a type last',
        ],
      ],
    },
    {
      id: 'F3',
      name: 'An invitation at the top where there is none yet',
      verdict: 'met',
      how: 'An empty list says what a passkey gives, with the page’s one primary button. Beside a password, the summary offers a passkey first, and it has a row of its own.',
      proofs: [
        ['manager/list.test.ts', 'shows an empty account what to do'],
        ['manager/safety-answers.test.ts', 'offers a passkey first where there is none'],
      ],
    },
    {
      id: 'F4',
      name: 'Words before and after the browser’s prompt',
      verdict: 'met',
      how: 'Before, the dialog says what a passkey is. Afterwards, the new row is marked and announced.',
      proofs: [
        ['methods/passkey/passkey-enroll.test.ts', 'says what a passkey is, with the focus on its button'],
        [
          'methods/passkey/passkey-enroll.test.ts',
          'creates a passkey, marks its row as new and seen in this browser, announces it, and focuses it',
        ],
      ],
    },
    {
      id: 'F5',
      name: 'Everyday words: “on your devices”, not “device-bound”',
      verdict: 'met',
      how: '“On your devices” instead of “synced”, “On this device” instead of “device-bound”.',
      proofs: [['methods/method-types.node.test.ts', 'say where a passkey is']],
    },
    {
      id: 'F6',
      name: 'Cancelling the prompt is not an error',
      verdict: 'met',
      how: 'The person can try again with the same challenge.',
      proofs: [
        [
          'methods/passkey/passkey-enroll.test.ts',
          'lets the person try again with the same challenge after they cancelled',
        ],
        [
          'methods/passkey/odd-prompts.test.ts',
          'says that no passkey was created, and blames nobody, when it ${what}',
        ],
      ],
    },
    {
      id: 'W1',
      name: 'The prompt opens within the person’s gesture',
      verdict: 'met',
      how: 'The challenge is fetched before the click.',
      proofs: [
        ['methods/passkey/passkey-enroll.test.ts', 'opens the prompt while the user gesture is active'],
      ],
    },
    {
      id: 'W2',
      name: 'The user handle says nothing about the person',
      verdict: 'up to the server',
      how: 'The API chooses it. The handler chooses a random one for the first passkey.',
      proofs: [
        [
          'proxy/management/webauthn.node.test.ts',
          'excludes what is there, and uses a random handle for the first one',
        ],
      ],
    },
    {
      id: 'W3',
      name: 'The server verifies the ceremony',
      verdict: 'up to the server',
      how: 'Up to the API. The handler verifies it before it tells the tenant.',
      proofs: [
        [
          'proxy/management/webauthn.node.test.ts',
          'verifies the ceremony, and tells the tenant what a passkey of its own would have',
        ],
      ],
    },
  ],
};
