import { expect } from '@open-wc/testing';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, recordApiRequests } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const phone = '+1 ••• ••• 0143';

/** Without its mask. */
const readAloud = '+1 0143';

describe('how a phone gets its codes, in <auth-methods-manager>', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset());

  it('changes with one click, and back', async () => {
    const manager = await openManager({ emulator });
    const requests = recordApiRequests(emulator);
    const { method } = await expectEvent(manager.element, 'auth-method-updated', async () =>
      (await manager.row(phone)).choose('Send codes by voice call'),
    );
    expect(method.type === 'phone' && method.channel).to.equal('voice');
    await eventually(async () => expect((await manager.row(phone)).badges).to.deep.equal(['Voice call']));
    await eventually(() => expect(manager.announcement).to.equal(`${readAloud} updated.`));
    await (await manager.row(phone)).choose('Send codes by text message');
    await eventually(async () => expect((await manager.row(phone)).badges).to.deep.equal(['Text message']));
    expect(requests.map(({ body }) => body)).to.deep.equal([
      '{"preferred_authentication_method":"voice"}',
      '{"preferred_authentication_method":"sms"}',
    ]);
  });

  it('keeps the phone’s name', async () => {
    await emulator.reset('everything');
    const manager = await openManager({ emulator });
    const row = await manager.row('Landline at home');
    await row.choose('Send codes by text message');
    await eventually(() => expect(row.badges).to.deep.equal(['Text message']));
    expect(row.title).to.equal('Landline at home');
  });

  it('goes on in a dialog with what one click could not do', async () => {
    await emulator.faults({ failures: [{ operation: 'updateAuthenticationMethod', as: 500, times: 2 }] });
    const manager = await openManager({ emulator });
    const dialog = await manager.open(phone, 'Send codes by voice call');
    expect(dialog.heading).to.equal(phone);
    await dialog.textWith('Something went wrong on our side. Please try again.');
    await dialog.press('Send codes by voice call');
    await dialog.textWith('Something went wrong on our side. Please try again.');
    await eventually(() => dialog.buttons.includes('Send codes by voice call'));
    await dialog.press('Send codes by voice call');
    await manager.dialogClosed();
    expect((await manager.row(phone)).badges).to.deep.equal(['Voice call']);
  });

  it('says what went wrong although another dialog is open by then', async () => {
    recordConsole('error');
    await emulator.faults({
      latency: 300,
      failures: [{ operation: 'updateAuthenticationMethod', as: 500 }],
    });
    const manager = await openManager({ emulator });
    const row = await manager.row(phone);
    await row.choose('Send codes by voice call');
    const dialog = await manager.open('Password', 'Details');
    await manager.textWith(`${phone}: Something went wrong on our side.`);
    await dialog.press('Close');
    await manager.dialogClosed();
    expect(row.badges).to.deep.equal(['Text message']);
  });

  it('is known to be done although the answer was lost, and another dialog is open by then', async () => {
    await emulator.faults({
      latency: 300,
      failures: [{ operation: 'updateAuthenticationMethod', as: 'lost' }],
    });
    const manager = await openManager({ emulator });
    const row = await manager.row(phone);
    await row.choose('Send codes by voice call');
    const dialog = await manager.open('Password', 'Details');
    await eventually(() => expect(row.badges).to.deep.equal(['Voice call']));
    expect(manager.announcement).to.equal(`${readAloud} updated.`);
    await dialog.press('Close');
    await manager.dialogClosed();
  });

  it('shows that it is under way, also when it is chosen again', async () => {
    const manager = await openManager({ emulator });
    await emulator.faults({ latency: 3000 });
    const requests = recordApiRequests(emulator);
    const row = await manager.row(phone);
    await row.choose('Send codes by voice call');
    await eventually(() => expect(row.element.dataset['busy']).to.equal('One moment…'));
    // On a line of its own: it covers neither facts nor the button.
    const { display, position } = getComputedStyle(row.element, '::after');
    expect([display, position]).to.deep.equal(['block', 'static']);
    await row.choose('Send codes by voice call');
    await eventually(() => expect(manager.announcement).to.equal('One moment…'));
    await emulator.faults({ latency: 0 });
    await eventually(() => expect(row.badges).to.deep.equal(['Voice call']));
    expect(row.element.dataset['busy']).to.equal(undefined);
    expect(requests.filter(({ method }) => method === 'PATCH')).to.have.length(1);
  });

  it('is not offered again once the server has refused it', async () => {
    recordConsole('error');
    await emulator.faults({ phoneChannels: ['sms'] });
    const manager = await openManager({ emulator });
    const dialog = await manager.open(phone, 'Send codes by voice call');
    await eventually(() => expect(dialog.alerts).to.have.length(1));
    await dialog.press('Cancel');
    await manager.dialogClosed();
    const row = await manager.row(phone);
    await eventually(() => expect(row.element.actions).not.to.include('send-by-voice'));
    void manager.element.enrollMethod('phone');
    const enrollment = await manager.dialogOpened();
    await enrollment.field('Phone number');
    expect(enrollment.text).not.to.contain('Voice call');
  });

  it('is as it was when the person gives up', async () => {
    await emulator.faults({ failures: [{ operation: 'updateAuthenticationMethod', as: 500 }] });
    const manager = await openManager({ emulator });
    const dialog = await manager.open(phone, 'Send codes by voice call');
    await dialog.press('Cancel');
    await manager.dialogClosed();
    expect((await manager.row(phone)).badges).to.deep.equal(['Text message']);
  });
});
