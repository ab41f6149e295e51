import { expect } from '@open-wc/testing';
import type { Account, MethodsSnapshot, PasskeyMethod } from '../../../src/index.js';
import { passkeyAfterList } from '../../../src/methods/passkey/passkey-signals.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import { eventually, nextFrame } from '../../support/browser/eventually.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { startEmulator } from '../../support/browser/start-emulator.js';
import {
  addVirtualAuthenticator,
  credentialChanges,
  type VirtualAuthenticator,
  type VirtualCredential,
} from '../../support/browser/virtual-authenticator.js';

const toBase64url = (text: string): string =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function privateKey(): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey: key } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('pkcs8', key))));
}

const passkey = (userId: string, name: string, changes: Partial<PasskeyMethod> = {}): PasskeyMethod => ({
  type: 'passkey',
  id: name,
  confirmed: true,
  usage: ['primary'],
  linkedIds: [],
  transports: [],
  credentialId: toBase64url(name),
  userHandle: toBase64url(userId),
  relyingPartyId: 'localhost',
  ...changes,
});

const ada: Account = { name: 'Ada Lovelace', email: 'ada@example.com' };

const listOf = (...methods: MethodsSnapshot['methods']): MethodsSnapshot => ({
  methods,
  factors: [],
  problems: [],
});

/** The API's list of an account with 16 more passkeys, of which "left out" is the last: it lists 20 methods at most. */
async function fullList(answer: Response): Promise<Response> {
  const { authentication_methods: listed } = (await answer.json()) as {
    authentication_methods: readonly { readonly type: string }[];
  };
  const names = [...Array.from({ length: 15 }, (_, index) => `more ${index}`), 'left out'];
  const more = names.map((name) => ({
    ...listed.find(({ type }) => type === 'passkey'),
    id: `passkey|${name.replace(' ', '_')}`,
    key_id: toBase64url(name),
  }));
  return Response.json({ authentication_methods: [...listed, ...more].slice(0, 20) });
}

/** Waits as long as the element may take to tell a password manager about a list. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 20; frame += 1) await nextFrame();
}

describe('what <auth-methods-manager> signals to password managers about the passkeys of a list', () => {
  /** One for each passkey: an authenticator keeps one for each person. */
  let authenticators: VirtualAuthenticator[] = [];
  /** Each test has a person of its own: what was signalled about a person is not repeated on the same page. */
  let person = '';
  let count = 0;

  beforeEach(() => {
    count += 1;
    person = `person-${count}`;
  });

  afterEach(async () => {
    for (const authenticator of authenticators) await authenticator.remove();
    authenticators = [];
  });

  /** Puts passkeys into the password manager. */
  async function keep(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const authenticator = await addVirtualAuthenticator({ transport: 'usb' });
      authenticators.push(authenticator);
      await authenticator.addCredential({
        credentialId: btoa(name),
        isResidentCredential: true,
        rpId: 'localhost',
        privateKey: await privateKey(),
        userHandle: btoa(name.startsWith('other') ? 'another person' : person),
        signCount: 0,
        userName: 'old',
        userDisplayName: 'Old',
      });
    }
  }

  async function credentials(): Promise<readonly VirtualCredential[]> {
    const all = [];
    for (const authenticator of authenticators) all.push(...(await authenticator.credentials()));
    return all;
  }

  const kept = async (): Promise<readonly string[]> =>
    (await credentials()).map(({ credentialId }) => atob(credentialId)).sort();

  const own = (name: string, changes?: Partial<PasskeyMethod>): PasskeyMethod =>
    passkey(person, name, changes);

  /** Shows these lists, one after the other. */
  async function show(
    lists: readonly MethodsSnapshot[],
    settings: { types?: string; account?: Account } = {},
  ): Promise<ManagerHarness> {
    const rest = [...lists];
    const backend = { list: () => Promise.resolve(rest.length > 1 ? rest.shift()! : rest[0]!) };
    const manager = await openManager({ settings: { backend, ...settings } });
    for (let index = 1; index < lists.length; index += 1) {
      await settled();
      await manager.element.refresh();
    }
    return manager;
  }

  it('has the password manager forget the passkeys that the account no longer has, and no other', async () => {
    await keep('one', 'two', 'gone', 'other person');
    await show([listOf(own('one'), own('two'))]);
    await eventually(async () => expect(await kept()).to.deep.equal(['one', 'other person', 'two']));
    const deleted = (await credentialChanges()).filter(({ kind }) => kind === 'deleted');
    expect(deleted.map(({ credentialId }) => atob(credentialId)).slice(-1)).to.deep.equal(['gone']);
  });

  it('signals the whole list, whatever `types` shows of it', async () => {
    await keep('one', 'gone');
    const manager = await show([listOf(own('one'))], { types: 'totp' });
    await eventually(async () => expect(await kept()).to.deep.equal(['one']));
    expect(manager.titles).to.deep.equal([]);
  });

  const gap = new AuthMethodsError('invalid_response', 'method: id missing');
  const withGaps: Readonly<Record<string, () => Partial<MethodsSnapshot>>> = {
    'is incomplete': () => ({ incomplete: true }),
    'has a method that could not be read': () => ({ problems: [gap] }),
    'has a method of an unknown type': () => ({
      methods: [own('one'), { ...own('x'), type: 'unknown', rawType: 'passkey' }],
    }),
    'has a passkey without an id': () => ({
      methods: [own('one'), own('x', { credentialId: '' })],
    }),
    'has a passkey without a user handle': () => ({
      methods: [own('one'), own('x', { userHandle: '' })],
    }),
    'has a security key without an id, which may be kept beside the passkeys': () => ({
      methods: [
        own('one'),
        { type: 'webauthn-roaming', id: 'key', confirmed: true, usage: ['secondary'], linkedIds: [] },
      ],
    }),
  };
  for (const [what, change] of Object.entries(withGaps)) {
    it(`leaves every passkey alone while the list ${what}`, async () => {
      recordConsole('error');
      await keep('one', 'two', 'gone');
      await show([{ ...listOf(own('one')), ...change() }, listOf(own('one'), own('two'))]);
      await eventually(async () => expect(await kept()).to.deep.equal(['one', 'two']));
    });
  }

  it('leaves every passkey alone when the list can’t be read', async () => {
    recordConsole('error');
    await keep('one', 'two', 'gone');
    let reads = 0;
    const backend = {
      list: () => {
        reads += 1;
        return reads === 2
          ? Promise.reject(new AuthMethodsError('server_error', 'Busy'))
          : Promise.resolve(listOf(own('one'), own('two')));
      },
    };
    const manager = await openManager({ settings: { backend } });
    await eventually(async () => expect(await kept()).to.deep.equal(['one', 'two']));
    await keep('added elsewhere');
    await manager.element.refresh();
    await settled();
    expect(await kept()).to.deep.equal(['added elsewhere', 'one', 'two']);
  });

  it('tells this browser’s password manager nothing about the passkeys of another person’s account', async () => {
    await keep('one', 'gone');
    const list = (): Promise<MethodsSnapshot> => Promise.resolve(listOf(own('one')));
    await openManager({
      settings: { backend: { list, accountOwner: { name: 'Ada' } }, account: { name: 'Eve' } },
    });
    await settled();
    expect(await kept()).to.deep.equal(['gone', 'one']);
    await openManager({ settings: { backend: { list } } });
    await eventually(async () => expect(await kept()).to.deep.equal(['one']));
  });

  it('leaves every passkey alone when another person’s list came before a removal', async () => {
    await keep('one', 'two');
    const passwordOf = (id: string) =>
      ({ id, type: 'password', confirmed: true, usage: ['primary'], linkedIds: [] }) as const;
    let list = listOf(own('one'), own('two'), passwordOf('p1'));
    const backend = {
      list: () => Promise.resolve(list),
      // As where the answer says that it is not there.
      remove: () => Promise.resolve(),
    };
    const manager = await openManager({ settings: { backend } });
    await settled();
    const dialog = await manager.open('one', 'Remove');
    list = listOf(passwordOf('p2'));
    await manager.element.refresh();
    await dialog.press('Remove passkey');
    await manager.dialogClosed();
    await settled();
    expect(await kept()).to.deep.equal(['one', 'two']);
  });

  it('speaks for each person and each domain separately, and only for domains that the page belongs to', async () => {
    const signalled: object[] = [];
    const browser = PublicKeyCredential as unknown as {
      signalAllAcceptedCredentials: (options: object) => Promise<void>;
    };
    const original = browser.signalAllAcceptedCredentials;
    browser.signalAllAcceptedCredentials = async (options) => void signalled.push(options);
    const linked = passkey(`${person}-linked`, 'three');
    const elsewhere = own('four', { relyingPartyId: 'example.com' });
    const lookalike = own('five', { relyingPartyId: 'host' });
    await show([listOf(own('one'), linked, own('two'), elsewhere, lookalike)]);
    await eventually(() => expect(signalled).to.have.length(2));
    await settled();
    browser.signalAllAcceptedCredentials = original;
    const ids = (...names: readonly string[]): readonly string[] => names.map(toBase64url);
    expect(signalled).to.deep.equal([
      { rpId: 'localhost', userId: toBase64url(person), allAcceptedCredentialIds: ids('one', 'two') },
      { rpId: 'localhost', userId: toBase64url(`${person}-linked`), allAcceptedCredentialIds: ids('three') },
    ]);
  });

  it('signals no list that is old, but still what the person is called', async () => {
    await keep('one', 'added elsewhere');
    passkeyAfterList({ list: listOf(own('one')), readAt: Date.now() - 60_000, account: ada });
    await eventually(async () =>
      expect((await credentials()).map(({ userName }) => userName)).to.include('ada@example.com'),
    );
    await settled();
    expect(await kept()).to.deep.equal(['added elsewhere', 'one']);
  });

  it('signals no list that was changed here since it was read when the host sets `account` anew', async () => {
    recordConsole('error');
    await keep('one', 'two');
    let isOffline = false;
    const backend = {
      list: () =>
        isOffline
          ? Promise.reject(new AuthMethodsError('network', 'Offline'))
          : Promise.resolve(listOf(own('one'), own('two'))),
      remove: () => Promise.resolve(),
    };
    const manager = await openManager({ settings: { backend, account: ada } });
    await settled();
    await keep('added elsewhere');
    isOffline = true;
    const dialog = await manager.open('two', 'Remove');
    await dialog.press('Remove passkey');
    await manager.dialogClosed();
    await settled();
    manager.element.account = { ...ada };
    await settled();
    expect(await kept()).to.deep.equal(['added elsewhere', 'one', 'two']);
  });

  it('signals again after a later list what failed before', async () => {
    await keep('one', 'gone');
    const browser = PublicKeyCredential as unknown as Record<string, () => Promise<void>>;
    const names = ['signalAllAcceptedCredentials', 'signalCurrentUserDetails'] as const;
    const originals = names.map((name) => browser[name]!);
    const failing = (): Promise<void> => Promise.reject(new DOMException('Busy', 'UnknownError'));
    for (const name of names) browser[name] = failing;
    const manager = await show([listOf(own('one'))], { account: ada }).finally(settled);
    names.forEach((name, index) => (browser[name] = originals[index]!));
    expect(await kept()).to.deep.equal(['gone', 'one']);
    await manager.element.refresh();
    await eventually(async () => expect(await kept()).to.deep.equal(['one']));
    await eventually(async () =>
      expect((await credentials()).map(({ userName }) => userName)).to.deep.equal(['ada@example.com']),
    );
  });

  it('keeps a passkey that was just created, and that the list does not have yet', async () => {
    recordConsole('error');
    const emulator = await startEmulator({ scenario: 'typical' });
    authenticators.push(await addVirtualAuthenticator());
    const manager = await openManager({ emulator });
    await emulator.faults({ failures: [{ operation: 'confirmAuthenticationMethod', as: 500 }] });
    await manager.press('Add passkey');
    const dialog = await manager.dialogOpened();
    await eventually(
      async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
    );
    await dialog.press('Create passkey');
    await eventually(() => dialog.alerts.length === 1);
    const [created] = await kept();
    const [{ userHandle = '' } = {}] = await credentials();
    person = atob(userHandle);
    await keep('gone');
    await manager.element.refresh();
    await eventually(async () => expect(await kept()).to.deep.equal([created]));
  });

  it('keeps a passkey that was added here while the API’s list lags, also when the host sets `account` anew', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    authenticators.push(await addVirtualAuthenticator());
    const { fetch: original } = globalThis;
    let lags = false;
    let before: Response | undefined;
    globalThis.fetch = async (input, init) => {
      const isList = String(input).endsWith('/authentication-methods') && (init?.method ?? 'GET') === 'GET';
      if (isList && lags && before) return before.clone();
      const answer = await original(input, init);
      if (isList) before = answer.clone();
      return answer;
    };
    try {
      const manager = await openManager({ emulator, settings: { account: { name: 'Ada' } } });
      lags = true;
      await manager.press('Add passkey');
      const dialog = await manager.dialogOpened();
      await eventually(
        async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
      );
      await dialog.press('Create passkey');
      await dialog.press('Not now');
      await manager.dialogClosed();
      const created = await kept();
      expect(created).to.have.length(1);
      // As a page does that is rendered again.
      manager.element.account = { name: 'Ada' };
      await settled();
      await manager.element.refresh();
      await settled();
      expect(await kept()).to.deep.equal(created);
    } finally {
      globalThis.fetch = original;
    }
  });

  it('keeps a passkey that the API’s list has left out because it was full, also after a removal', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    const { fetch: original } = globalThis;
    globalThis.fetch = async (input, init) => {
      const answer = await original(input, init);
      const isList = String(input).endsWith('/authentication-methods') && (init?.method ?? 'GET') === 'GET';
      return isList ? fullList(answer) : answer;
    };
    try {
      person = 'auth0|507f1f77bcf86cd799439011';
      await keep('left out');
      const manager = await openManager({ emulator });
      await eventually(() => expect(manager.rows).to.have.length(20));
      await settled();
      expect(await kept()).to.deep.equal(['left out']);
      const dialog = await manager.open('passkey|dev_7hXc2QmRzT4vBn1K', 'Remove');
      await dialog.press('Remove passkey');
      await manager.dialogClosed();
      await settled();
      await eventually(() => expect(manager.rows).to.have.length(20));
      expect(await kept()).to.deep.equal(['left out']);
      // What is missing may open the account, or be a second step.
      expect(manager.text).not.to.match(
        /well protected|stolen password|signs you in by itself|sign in\. O(n|ff) /,
      );
    } finally {
      globalThis.fetch = original;
    }
  });

  it('tells the password manager what the person is called, once for each change', async () => {
    await keep('one', 'other person');
    const updates = async (): Promise<readonly string[]> =>
      (await credentialChanges())
        .filter(({ kind, userName }) => kind === 'updated' && userName?.includes('ada') && userName !== 'old')
        .map(({ credentialId, userName, userDisplayName }) =>
          [atob(credentialId), userName, userDisplayName].join(', '),
        );
    const before = (await updates()).length;
    const manager = await show([listOf(own('one'))], { account: ada });
    const expected = ['one, ada@example.com, Ada Lovelace'];
    await eventually(async () => expect((await updates()).slice(before)).to.deep.equal(expected));
    manager.element.account = { ...ada };
    await manager.element.refresh();
    await settled();
    expect((await updates()).slice(before)).to.deep.equal(expected);
    manager.element.account = { ...ada, email: 'ada@harbour.example' };
    expected.push('one, ada@harbour.example, Ada Lovelace');
    await eventually(async () => expect((await updates()).slice(before)).to.deep.equal(expected));
  });

  const unnamed: Readonly<Record<string, () => { account?: Account; more?: MethodsSnapshot['methods'] }>> = {
    'the host has said none': () => ({}),
    'the host has said only a name, which may not be the user name': () => ({ account: { name: 'Ada' } }),
    'the host has said only an address': () => ({ account: { email: 'ada@example.com' } }),
    'the list has the passkeys of two linked accounts': () => ({
      account: ada,
      more: [passkey('another person', 'other person')],
    }),
    'the passkeys may be those of a linked account': () => ({
      account: ada,
      more: [
        {
          id: 'password',
          type: 'password',
          confirmed: true,
          usage: ['primary'],
          linkedIds: [],
          identityUserId: 'auth0|linked',
        },
      ],
    }),
  };
  for (const [where, given] of Object.entries(unnamed)) {
    it(`changes no name where ${where}`, async () => {
      await keep('one', 'gone', 'other person');
      const { account, more = [] } = given();
      const one = own('one', { identityUserId: 'auth0|ada' });
      await show([listOf(one, ...more)], account && { account });
      await eventually(async () => expect(await kept()).to.deep.equal(['one', 'other person']));
      await settled();
      expect((await credentials()).map(({ userName }) => userName)).to.deep.equal(['old', 'old']);
    });
  }
});
