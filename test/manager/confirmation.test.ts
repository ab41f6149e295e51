import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { axeViolations } from '../support/browser/axe-violations.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { confirmationOpened } from '../support/browser/confirmation-opened.js';
import { deferred } from '../support/deferred.js';
import { devtools } from '../support/browser/devtools.js';
import { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import {
  app,
  HostConfirmation,
  phone,
  push,
  recovery,
  refusal,
} from '../support/browser/host-confirmation.js';
import { hurryTimers } from '../support/browser/hurry-timers.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ManagerHarness,
  type ManagerSettings,
} from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('a confirmation in a dialog of <auth-methods-manager>', () => {
  let emulator: RunningEmulator;
  let manager: ManagerHarness;
  let host: HostConfirmation;

  before(async () => {
    emulator = await startEmulator({ scenario: 'step-up' });
  });

  beforeEach(async () => {
    await emulator.reset();
    host = new HostConfirmation();
  });

  /** The dialog that is shown: another one may have stepped aside for it. */
  const shown = (): Promise<DialogHarness> =>
    found(() => {
      const frames = deepQueryAll(manager.element, 'auth-methods-dialog-frame');
      const open = frames.map((frame) => new DialogHarness(frame)).find(({ dialog }) => dialog?.open);
      return open;
    });

  const confirmation = (): Promise<DialogHarness> => confirmationOpened(manager);

  /** Opens the dialog that renames, and sends a name, for which the host confirms. */
  async function rename(): Promise<DialogHarness> {
    manager = await openManager({ emulator });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.confirmWith(host));
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Desk');
    await dialog.press('Save name');
    return confirmation();
  }

  const focused = (dialog: DialogHarness): Element | undefined =>
    deepQueryAll(dialog.element, ':focus').at(-1);

  async function expectBackAndUnchanged(): Promise<void> {
    await eventually(() => deepQueryAll(manager.element, 'auth-methods-confirmation-dialog').length === 0);
    const dialog = await shown();
    await dialog.textWith('To protect your account, this needs a fresh sign-in.');
    expect((await dialog.field('Name')).value).to.equal('Desk');
    expect(manager.titles).not.to.include('Desk');
  }

  it('asks for a code in place of the dialog, then does exactly what was interrupted', async () => {
    const dialog = await rename();
    const requests = recordApiRequests(emulator);
    expect(dialog.heading).to.equal('Confirm it’s you');
    const open = deepQueryAll(manager.element, 'dialog').filter((each) => each.matches(':modal'));
    expect(open).to.have.length(1);
    const input = await found(() => dialog.codeInput);
    await eventually(() => focused(dialog) === input);
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.dialogClosed();
    await manager.row('Desk');
    expect(host.asked).to.deep.equal(['methods', 'verify a 123456']);
    expect(requests.filter(({ method }) => method !== 'GET').map(({ body }) => body)).to.deep.equal([
      '{"name":"Desk"}',
    ]);
  });

  it('says at the field that a code is wrong, and takes the next one', async () => {
    host.refusals.push('invalid_code');
    const dialog = await rename();
    await dialog.typeCode('111111');
    await dialog.press('Verify');
    await dialog.textWith('That code isn’t right.');
    expect(dialog.codeInput?.value).to.equal('111111');
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.row('Desk');
  });

  it('sends a wrong code once while Enter is held down', async () => {
    host.refusals.push('invalid_code', 'invalid_code', 'invalid_code');
    const dialog = await rename();
    await dialog.typeCode('111111');
    await sendKeys({ down: 'Enter' });
    await dialog.textWith('That code isn’t right.');
    for (let repeats = 0; repeats < 3; repeats += 1) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    expect(host.asked).to.deep.equal(['methods', 'verify a 111111']);
  });

  it('goes back to the dialog, with what was typed, when it is cancelled', async () => {
    const dialog = await rename();
    await dialog.press('Cancel');
    await expectBackAndUnchanged();
  });

  it('can be cancelled while the host never answers', async () => {
    host.methods = () => new Promise(() => undefined);
    const dialog = await rename();
    await dialog.press('Cancel');
    await expectBackAndUnchanged();
  });

  it('sends a code when the person chooses a phone, and not before', async () => {
    const dialog = await rename();
    await dialog.press('Use another way');
    await dialog.textWith('Choose how to confirm it’s you.');
    expect(dialog.buttons).to.deep.equal([
      'Authenticator app',
      'Phone +1 ••• ••• 0143',
      'Push notification',
      'Recovery code',
      'I can’t use any of these',
      'Cancel',
    ]);
    expect(host.asked).to.deep.equal(['methods']);
    await dialog.press(/^Phone/);
    await dialog.textWith('Enter the code we sent to +1 ••• ••• 0143.');
    const weights = deepQueryAll(dialog.element, '.intro, .intro *').map(
      (part) => getComputedStyle(part).fontWeight,
    );
    expect(new Set(weights)).to.deep.equal(new Set(['400']));
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.row('Desk');
    expect(host.asked).to.deep.equal(['methods', 'challenge b', 'verify b 123456']);
  });

  /** With a mouse. `count` is 2 for the second press of a double click. */
  async function click(button: HTMLElement, count: number): Promise<void> {
    const { left, top, width, height } = button.getBoundingClientRect();
    const at = { x: left + width / 2, y: top + height / 2, button: 'left', clickCount: count };
    for (const type of ['mousePressed', 'mouseReleased'])
      await devtools('Input.dispatchMouseEvent', { type, ...at });
  }

  it('takes a double click for one press: what came in the place of a way is not pressed unread', async () => {
    const dialog = await rename();
    await dialog.press('Use another way');
    await click(await dialog.button('Recovery code'), 1);
    await dialog.field('Recovery code');
    await click(await dialog.button('Use another way'), 2);
    expect(dialog.text).not.to.contain('Choose how to confirm it’s you.');
    await click(await dialog.button('Use another way'), 1);
    await dialog.textWith('Choose how to confirm it’s you.');
  });

  it('asks before it sends to the only way that there is', async () => {
    host.list = [phone];
    const dialog = await rename();
    await dialog.button('Send code');
    expect(host.asked).to.deep.equal(['methods']);
    await dialog.press('Send code');
    await found(() => dialog.codeInput);
    expect(host.asked).to.deep.equal(['methods', 'challenge b']);
  });

  it('begins again after the confirmation has expired', async () => {
    host.refusals.push('expired');
    const dialog = await rename();
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await dialog.textWith('This took too long and has expired.');
    await dialog.press('Start again');
    await eventually(() => host.asked.filter((each) => each === 'methods').length === 2);
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.row('Desk');
  });

  it('asks whether a request was approved until it is', async () => {
    host.refusals.push('authorization_pending', 'authorization_pending');
    host.list = [push];
    const dialog = await rename();
    hurryTimers(50);
    await dialog.press('Send request');
    await manager.row('Desk');
    expect(host.asked).to.deep.equal(['methods', 'challenge c', 'verify c', 'verify c', 'verify c']);
  });

  it('goes on asking after an answer was lost, without another request', async () => {
    host.refusals.push('network');
    host.list = [push];
    const dialog = await rename();
    await dialog.press('Send request');
    await dialog.press('Check now');
    await dialog.textWith('There’s no connection to the service right now.');
    await dialog.press('Check now');
    await manager.row('Desk');
    expect(host.asked).to.deep.equal(['methods', 'challenge c', 'verify c', 'verify c']);
  });

  it('offers another request after one was refused on the phone', async () => {
    host.refusals.push('refused');
    host.list = [push];
    const dialog = await rename();
    await dialog.press('Send request');
    await dialog.press('Check now');
    await dialog.textWith('Cancelled. Nothing was changed.');
    await dialog.button('Send request');
  });

  it('has the person store the code that replaces their recovery code', async () => {
    host.list = [recovery];
    host.recoveryCodes = ['NEWC-ODE1'];
    const dialog = await rename();
    await dialog.type('Recovery code', 'OLDC-ODE1');
    await dialog.press('Verify');
    await dialog.textWith('NEWC');
    expect(manager.titles).not.to.include('Desk');
    await dialog.proveKept();
    await dialog.press('Done');
    await manager.row('Desk');
    expect(host.asked).to.include('verify d OLDC-ODE1');
  });

  describe('while a recovery code is checked', () => {
    let checked: ReturnType<typeof deferred<void>>;

    async function check(): Promise<DialogHarness> {
      checked = deferred<void>();
      host.list = [recovery, app];
      host.checking = checked.promise;
      const dialog = await rename();
      await dialog.type('Recovery code', 'OLDC-ODE1');
      await dialog.press('Verify');
      await eventually(() => host.asked.includes('verify d OLDC-ODE1'));
      expect(dialog.buttons).not.to.include('Use another way');
      return dialog;
    }

    it('can be left at once by pressing twice', async () => {
      const dialog = await check();
      await dialog.press('Cancel');
      await dialog.press('Cancel');
      await expectBackAndUnchanged();
    });

    it('shows the new code to a person who leaves, and does no more', async () => {
      host.recoveryCodes = ['NEWC-ODE1'];
      const dialog = await check();
      await dialog.press('Cancel');
      checked.resolve();
      await dialog.textWith('NEWC');
      await dialog.press('Cancel');
      await eventually(() => expect(dialog.heading).to.equal('Not saved yet'));
      await dialog.press('Go back');
      await dialog.proveKept();
      await dialog.press('Done');
      await expectBackAndUnchanged();
    });

    it('ends for a person who leaves when the code was wrong', async () => {
      host.refusals.push('invalid_code');
      const dialog = await check();
      await dialog.press('Cancel');
      checked.resolve();
      await expectBackAndUnchanged();
    });
  });

  it('goes on with what it can use of what the host’s script gives', async () => {
    const oddPhone = { ...phone, destination: 143 as unknown as string };
    host.list = [null, 'sms', oddPhone] as unknown as typeof host.list;
    host.recoveryCodes = null as unknown as readonly string[];
    const dialog = await rename();
    await dialog.textWith('143');
    await dialog.press('Send code');
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.row('Desk');
  });

  it('shows a new recovery code that comes without a list', async () => {
    host.list = [recovery];
    host.recoveryCodes = 'NEWCODE1' as unknown as readonly string[];
    const dialog = await rename();
    await dialog.type('Recovery code', 'OLDCODE1');
    await dialog.press('Verify');
    await dialog.textWith('Save your recovery code');
    await dialog.proveKept();
    await dialog.press('Done');
    await manager.row('Desk');
  });

  it('goes back to the dialog when the host’s sign-in throws at once', async () => {
    host.list = [];
    host.signIn = () => {
      throw new Error('The popup is blocked');
    };
    const dialog = await rename();
    await dialog.press('Sign in');
    await expectBackAndUnchanged();
  });

  it('signs in from the start, within the click, where none of the ways can be used', async () => {
    let isWithinClick = false;
    let wasWithinClick = false;
    host.signIn = async () => {
      wasWithinClick = isWithinClick;
    };
    const dialog = await rename();
    await dialog.press('Use another way');
    await dialog.press('I can’t use any of these');
    await dialog.textWith('Sign in again to confirm it’s you.');
    const button = await dialog.button('Sign in');
    isWithinClick = true;
    button.click();
    isWithinClick = false;
    await manager.row('Desk');
    expect(wasWithinClick).to.equal(true);
  });

  it('offers only a new sign-in to a person without a second step', async () => {
    host.list = [];
    host.signIn = async () => undefined;
    const dialog = await rename();
    await dialog.textWith(
      'You have no second step yet, so only signing in from the start confirms it’s you.',
    );
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Sign in']);
    const button = await dialog.button('Sign in');
    await eventually(() => focused(dialog) === button);
    expect(await axeViolations()).to.deep.equal([]);
    await dialog.press('Sign in');
    await manager.row('Desk');
    expect(host.asked).to.deep.equal(['methods']);
  });

  it('says what to do where the host can’t sign in either, and what is left is nothing', async () => {
    host.list = [];
    const dialog = await rename();
    await dialog.textWith('Sign out and sign in again.');
    expect(dialog.buttons).to.deep.equal(['Cancel']);
    await dialog.press('Cancel');
    await expectBackAndUnchanged();
  });

  it('resumes where nothing is asked of the person any more', async () => {
    host.methods = () => Promise.resolve('confirmed');
    manager = await openManager({ emulator });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.confirmWith(host));
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Desk');
    await dialog.press('Save name');
    await manager.row('Desk');
    await manager.dialogClosed();
  });

  it('offers no sign-in that the host can’t do where the session has ended', async () => {
    host.refusals.push('login_required');
    const dialog = await rename();
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await dialog.textWith('Your session has ended.');
    expect(dialog.buttons).to.deep.equal(['Use another way', 'Cancel']);
    await dialog.press('Cancel');
    await expectBackAndUnchanged();
  });

  it('offers to try again what failed, and shows nothing of the host’s error', async () => {
    const list = host.methods.bind(host);
    host.methods = () => {
      host.methods = list;
      return Promise.reject(refusal('Fe26.2**xyz'));
    };
    const dialog = await rename();
    await dialog.textWith('Something went wrong. Please try again.');
    expect(dialog.text).not.to.contain('Fe26');
    await dialog.press('Try again');
    await found(() => dialog.codeInput);
  });

  it('opens a dialog of its own for the list, when there is none', async () => {
    await emulator.reset('typical');
    await emulator.faults({ mfaRequired: 'always' });
    const acrValues = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';
    manager = await openManager({
      emulator,
      unloaded: true,
      settings: {
        getAccessToken: (request) =>
          tokenFor(emulator, request.stepUp ? { ...request, stepUp: { acrValues } } : request),
      },
    });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.confirmWith(host));
    const dialog = await confirmation();
    await dialog.typeCode('123456');
    await dialog.press('Verify');
    await manager.row('Password');
    await manager.dialogClosed();
  });

  /** The list asks for a fresh sign-in before it is read. */
  async function openList(settings: ManagerSettings = {}): Promise<DialogHarness> {
    await emulator.reset('typical');
    await emulator.faults({ mfaRequired: 'always' });
    manager = await openManager({ emulator, unloaded: true, settings });
    manager.element.addEventListener('auth-methods-step-up', (event) => event.confirmWith(host));
    return confirmation();
  }

  it('stays open for a list that allows no changes', async () => {
    const dialog = await openList({ readonly: true });
    await found(() => dialog.codeInput);
    manager.element.headingLevel = 3;
    await manager.element.updateComplete;
    await eventually(() => expect(deepQueryAll(manager.element, '[aria-level="3"]')).to.have.length(1));
    expect(dialog.dialog?.open).to.equal(true);
    expect(deepQueryAll(manager.element, 'auth-methods-confirmation-dialog')).to.have.length(1);
  });

  it('ends when the element shows another account', async () => {
    await openList();
    manager.element.backend = memoryBackend({ methods: [] });
    await manager.dialogClosed();
    await manager.textWith('No sign-in methods yet');
  });

  it('ends when the element leaves the page', async () => {
    await rename();
    const { element } = manager;
    const requests = recordApiRequests(emulator);
    element.remove();
    await eventually(() => deepQueryAll(element, 'auth-methods-dialog-frame').length === 0);
    expect(requests.filter(({ method }) => method === 'PATCH')).to.be.empty;
  });

  it('counts the first answer where there are two, and tells the developer', async () => {
    const errors = recordConsole('error');
    manager = await openManager({ emulator });
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      event.respondWith(Promise.resolve());
      event.confirmWith(host);
    });
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Desk');
    await dialog.press('Save name');
    await manager.row('Desk');
    expect(host.asked).to.be.empty;
    expect(errors.filter((error) => error.includes('answered twice'))).to.have.length(1);
  });

  it('has no faults that axe finds, at any stage', async () => {
    const dialog = await rename();
    await found(() => dialog.codeInput);
    expect(await axeViolations()).to.deep.equal([]);
    await dialog.press('Use another way');
    await dialog.textWith('Choose how');
    expect(await axeViolations()).to.deep.equal([]);
    await dialog.press('Recovery code');
    await dialog.field('Recovery code');
    expect(await axeViolations()).to.deep.equal([]);
  });
});
