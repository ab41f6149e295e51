import { expect } from '@open-wc/testing';
import type { AuthMethod, PasswordMethod } from '../../../src/model/auth-method.js';
import type { EnrollmentInput } from '../../../src/model/enrollment.js';
import type { MethodsBackend } from '../../../src/model/methods-backend.js';
import { eventually } from '../../support/browser/eventually.js';
import { recordEvents } from '../../support/browser/expect-event.js';
import {
  openManager,
  type ManagerHarness,
  type ManagerSettings,
} from '../../support/browser/manager-harness.js';

const password = (identityUserId: string, day: number): PasswordMethod => ({
  id: `password|of-${identityUserId}`,
  type: 'password',
  createdAt: `2026-03-0${day}T09:30:00.000Z`,
  lastChangedAt: `2026-03-0${day}T09:30:00.000Z`,
  confirmed: true,
  usage: ['primary'],
  linkedIds: [],
  identityUserId,
});

const first = password('auth0|first', 1);
const second = password('auth0|second', 5);

interface Account {
  readonly backend: MethodsBackend;
  /** What each enrollment was started with. */
  readonly started: readonly EnrollmentInput['password'][];
}

/** A backend of a person with several linked accounts, each of which can have a password. */
function accountWith(...passwords: readonly PasswordMethod[]): Account {
  let methods: readonly AuthMethod[] = passwords;
  const started: EnrollmentInput['password'][] = [];
  const backend = {
    capabilities: { enroll: ['password'] },
    list: () => Promise.resolve({ methods, factors: undefined, problems: [] }),
    startEnrollment: (_type: 'password', input: EnrollmentInput['password']) => {
      started.push(input);
      return Promise.resolve({ type: 'password', id: '', session: 'session' });
    },
    completeEnrollment: () => {
      const { identityUserId = '' } = started.at(-1) ?? {};
      const old = passwords.find((method) => method.identityUserId?.endsWith(identityUserId));
      const method = { ...(old ?? second), lastChangedAt: '2026-03-09T09:30:00.000Z' };
      methods = [...methods.filter((other) => other.id !== method.id), method];
      return Promise.resolve({ method });
    },
  } as unknown as MethodsBackend;
  return { backend, started };
}

async function openAccount(account: Account, settings: ManagerSettings = {}): Promise<ManagerHarness> {
  return openManager({ settings: { backend: account.backend, ...settings } });
}

async function save(manager: ManagerHarness): Promise<void> {
  const dialog = await manager.dialogOpened();
  await dialog.type('New password', 'Quiet-River-42');
  await dialog.press('Save password');
  await manager.dialogClosed();
}

describe('passwords of linked accounts', () => {
  for (const [name, row] of [
    ['first', first],
    ['second', second],
  ] as const) {
    it(`changes the ${name} one from its own row, and keeps the other`, async () => {
      const account = accountWith(first, second);
      const manager = await openAccount(account);
      const enrolled = await recordEvents(manager.element, 'auth-method-enrolled', async () => {
        await (await manager.row(row.id)).press('Change');
        expect((await manager.dialogOpened()).heading).to.equal('Change password');
        await save(manager);
        await eventually(() => expect(manager.announcement).to.equal('Password changed.'));
      });
      expect(account.started).to.deep.equal([{ identityUserId: row.identityUserId }]);
      expect(manager.rows.map(({ id }) => id)).to.deep.equal([first.id, second.id]);
      expect(enrolled.map(({ method }) => method.id)).to.deep.equal([row.id]);
    });
  }

  it('changes the one that was clicked, even if the host names another account', async () => {
    const account = accountWith(first, second);
    const settings = { identityUserId: 'first', connection: 'Users-DB' };
    const manager = await openAccount(account, settings);
    await (await manager.row(second.id)).press('Change');
    await save(manager);
    await (await manager.row(first.id)).press('Change');
    await save(manager);
    expect(account.started).to.deep.equal([{ identityUserId: 'auth0|second' }, settings]);
  });

  it('changes the only one under its own account', async () => {
    const account = accountWith(second);
    const manager = await openAccount(account);
    await manager.element.enrollMethod('password');
    await save(manager);
    expect(account.started).to.deep.equal([{ identityUserId: 'auth0|second' }]);
  });

  it('sets one for an account that the host names and that has none', async () => {
    const account = accountWith(first);
    const settings = { identityUserId: 'second', connection: 'Users-DB' };
    const manager = await openAccount(account, settings);
    await manager.element.enrollMethod('password');
    expect((await manager.dialogOpened()).heading).to.equal('Set a password');
    await save(manager);
    expect(account.started).to.deep.equal([settings]);
    await eventually(() => expect(manager.rows.map(({ id }) => id)).to.deep.equal([first.id, second.id]));
    await eventually(() => expect(manager.announcement).not.to.match(/changed/i));
  });

  it('opens the one that the host names when its code asks for a password', async () => {
    const account = accountWith(first, second);
    const manager = await openAccount(account, { identityUserId: 'auth0|second' });
    await manager.element.enrollMethod('password');
    await save(manager);
    expect(account.started).to.deep.equal([{ identityUserId: 'auth0|second' }]);
  });
});
