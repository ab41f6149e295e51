import { expect } from '@open-wc/testing';
import { gatewayBackend, type GatewayOptions } from '../../../src/backends/gateway/index.js';
import {
  createGatewayEmulator,
  type GatewayEmulator,
  type GatewayMethod,
} from '../../../src/emulator/gateway/index.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';

function open(
  emulator: GatewayEmulator,
  options: Partial<GatewayOptions> = {},
  unloaded = false,
): Promise<ManagerHarness> {
  const token = emulator.issueToken();
  const backend = gatewayBackend({
    apiBase: emulator.origin,
    userId: emulator.userId,
    fetcher: (input, init) =>
      emulator.fetch(input, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
      }),
    ...options,
  });
  return openManager({ settings: { backend }, unloaded });
}

const keep = (emulator: GatewayEmulator, isKept: (method: GatewayMethod) => boolean): void => {
  emulator.account.methods = emulator.account.methods.filter(isKept);
};

describe('<auth-methods-manager> with the gateway backend', () => {
  it('shows what one provider holds, and offers to change nothing', async () => {
    const manager = await open(createGatewayEmulator());
    await eventually(() =>
      expect(manager.titles).to.deep.equal([
        ...['Passkey', 'Password', 'Authenticator app', 'Ada’s phone', 'Work phone', 'a•••@example.org'],
        'Recovery code',
      ]),
    );
    expect((await manager.row('Work phone')).buttons).to.deep.equal(['Details']);
    expect(manager.buttons.join()).to.not.match(/add|set up|remove/i);
  });

  it('shows what the other provider names: without numbers, dates or changes', async () => {
    const emulator = createGatewayEmulator();
    const options = { provider: 'cognito-user', userPoolId: emulator.userPoolId, removal: true } as const;
    const manager = await open(emulator, options);
    expect(manager.titles).to.deep.equal(['Authenticator app', 'Phone']);
    expect((await manager.row('Authenticator app')).badges).to.deep.equal(['Default']);
    expect((await manager.row('Phone')).buttons).to.deep.equal(['Details']);
  });

  it('removes a method with the one linked to it, which the question names', async () => {
    const emulator = createGatewayEmulator();
    const manager = await open(emulator, { removal: true });
    const dialog = await manager.open('Ada’s phone', 'Remove');
    expect(dialog.text).to.contain('Authenticator app');
    const { method } = await expectEvent(manager.element, 'auth-method-removed', () =>
      dialog.press(/^Remove/),
    );
    expect(method.id).to.equal('push|dev_5');
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).to.not.include('Authenticator app'));
    expect(emulator.account.methods.map(({ id }) => id)).to.not.include('totp|dev_6');
  });

  it('does not remove the last one', async () => {
    const emulator = createGatewayEmulator();
    keep(emulator, ({ type }) => type === 'password');
    const manager = await open(emulator, { removal: true });
    expect((await manager.row('Password')).buttons).to.deep.equal(['Details']);
  });

  it('says what is wrong with the host’s settings to the developer, and offers the person no button', async () => {
    const errors = recordConsole('error');
    const manager = await open(createGatewayEmulator(), { userId: 'auth0|someone-else' }, true);
    await manager.textWith('can’t be shown right now');
    await eventually(() => expect(errors.join()).to.contain('User does not exist'));
    expect(errors.join()).to.contain('Are `apiBase`, `userId`, `provider` and `userPoolId` right?');
    await eventually(() => expect(manager.buttons).to.deep.equal([]));
  });
});
