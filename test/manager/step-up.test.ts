import { expect } from '@open-wc/testing';
import type { AuthMethodsStepUpEvent } from '../../src/index.js';
import type { TokenRequest } from '../../src/model/methods-backend.js';
import { deferred } from '../support/deferred.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ManagerHarness,
} from '../support/browser/manager-harness.js';
import { readTotp } from '../support/browser/read-totp.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const phone = '+1 ••• ••• 0143';
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** Answers every step-up in turn; those beyond the list are left unanswered. */
function answerStepUps(
  manager: ManagerHarness,
  ...answers: readonly (boolean | Promise<unknown>)[]
): readonly AuthMethodsStepUpEvent[] {
  const events: AuthMethodsStepUpEvent[] = [];
  manager.element.addEventListener('auth-methods-step-up', (event) => {
    const answer = answers[events.length];
    events.push(event);
    if (answer !== undefined) event.respondWith(Promise.resolve(answer));
  });
  return events;
}

describe('<auth-methods-manager>, when an action needs a fresh sign-in', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'step-up' });
  });

  beforeEach(() => emulator.reset());

  it('asks the host, then goes on with exactly what was interrupted', async () => {
    const manager = await openManager({ emulator });
    const events = answerStepUps(manager, true);
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open(phone, 'Remove');
    const { method } = await expectEvent(manager.element, 'auth-method-removed', () =>
      dialog.press('Remove phone number'),
    );
    expect(method.type).to.equal('phone');
    expect(events.map(({ challenge, reason }) => ({ challenge, reason }))).to.deep.equal([
      { challenge: { acrValues: multiFactor, maxAge: 300 }, reason: 'remove' },
    ]);
    const path = `/authentication-methods/${encodeURIComponent(method.id)}`;
    // The first was refused, so it was not done.
    expect(requests).to.deep.equal([
      { method: 'DELETE', path, body: '' },
      { method: 'DELETE', path, body: '' },
    ]);
    const scopes = ['delete:me:authentication_methods'];
    expect(manager.tokenRequests.slice(1)).to.deep.equal([
      { scopes, audience: emulator.audience, reason: 'remove', fresh: false },
      {
        scopes,
        audience: emulator.audience,
        reason: 'remove',
        fresh: true,
        stepUp: { acrValues: multiFactor, maxAge: 300 },
      },
    ]);
  });

  it('waits for the host’s answer, and the dialog out of its way', async () => {
    const manager = await openManager({ emulator });
    const signedIn = deferred<void>();
    const events = answerStepUps(manager, signedIn.promise);
    const dialog = await manager.open(phone, 'Remove');
    await dialog.press('Remove phone number');
    await eventually(() => events.length === 1);
    expect(dialog.buttons).to.be.empty;
    expect(manager.titles).to.include(phone);
    signedIn.resolve();
    await manager.dialogClosed();
    expect(manager.titles).not.to.include(phone);
  });

  const refusals: Readonly<Record<string, readonly (boolean | Promise<unknown>)[]>> = {
    'there is nobody to answer': [],
    'the person did not sign in': [false],
    'the host’s sign-in failed': [Promise.reject(new Error('popup_closed'))],
  };
  for (const [why, answers] of Object.entries(refusals)) {
    // So that a rejection which nobody waits for yet is no uncaught one.
    for (const answer of answers) if (answer instanceof Promise) answer.catch(() => undefined);

    it(`offers to go on when ${why}, and asks within that very click`, async () => {
      const manager = await openManager({ emulator });
      const events = answerStepUps(manager, ...answers, ...(answers.length === 0 ? [] : [true]));
      const dialog = await manager.open(phone, 'Remove');
      await dialog.press('Remove phone number');
      await dialog.textWith('Confirm it’s you To protect your account, this needs a fresh sign-in.');
      expect(dialog.buttons).to.deep.equal(['Keep phone number', 'Continue']);
      expect((await manager.stored()).map(({ type }) => type)).to.include('phone');

      const requests = recordApiRequests(emulator);
      let within: Event | undefined;
      let isActive = false;
      manager.element.addEventListener('auth-methods-step-up', (event) => {
        within = globalThis.event;
        isActive = navigator.userActivation.isActive;
        if (answers.length === 0) event.respondWith(Promise.resolve());
      });
      await dialog.clickWithMouse('Continue');
      await manager.dialogClosed();
      expect(events).to.have.length(2);
      expect(isActive, 'a popup may be opened').to.equal(true);
      expect(within?.type).to.equal('auth-methods-step-up');
      expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    });
  }

  it('dispatches the event while the click is still being handled: a popup is not blocked', async () => {
    const manager = await openManager({ emulator });
    const dialog = await manager.open(phone, 'Remove');
    await dialog.press('Remove phone number');
    const button = await dialog.button('Continue');
    let isWithinClick = false;
    let heardWithin = false;
    manager.element.addEventListener('auth-methods-step-up', () => {
      heardWithin = isWithinClick;
    });
    isWithinClick = true;
    button.click();
    isWithinClick = false;
    expect(heardWithin).to.equal(true);
  });

  it('asks once: what is refused again after a sign-in is not tried a third time', async () => {
    const manager = await openManager({
      emulator,
      // A host that takes its cached token in spite of all.
      settings: { getAccessToken: ({ scopes }) => emulator.token(scopes.join(' ')) },
    });
    const events = answerStepUps(manager, true, true, true);
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open(phone, 'Remove');
    await dialog.press('Remove phone number');
    await dialog.button('Continue');
    expect(events).to.have.length(1);
    expect(requests).to.have.length(2);
  });

  it('does not go on when the dialog was closed meanwhile', async () => {
    const manager = await openManager({ emulator });
    const signedIn = deferred<void>();
    const events = answerStepUps(manager, signedIn.promise);
    const dialog = await manager.open(phone, 'Remove');
    await dialog.press('Remove phone number');
    await eventually(() => events.length === 1);
    // Brings the dialog back.
    await (await manager.row(phone)).choose('Remove');
    await dialog.press('Keep phone number');
    await manager.dialogClosed();
    const requests = recordApiRequests(emulator);
    signedIn.resolve();
    await manager.element.refresh();
    expect(requests.filter(({ method }) => method === 'DELETE')).to.be.empty;
    expect(manager.titles).to.include(phone);
  });

  it('renames after a sign-in, with the name that was typed', async () => {
    const manager = await openManager({ emulator });
    const events = answerStepUps(manager, true);
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Desk');
    const { method } = await expectEvent(manager.element, 'auth-method-updated', () =>
      dialog.press('Save name'),
    );
    expect(method.name).to.equal('Desk');
    expect(events.map(({ reason }) => reason)).to.deep.equal(['update']);
  });

  it('changes a phone’s channel after a sign-in, from a dialog where it must ask again', async () => {
    const manager = await openManager({ emulator });
    const events = answerStepUps(manager, false, true);
    const dialog = await manager.open(phone, 'Send codes by voice call');
    await dialog.textWith('Confirm it’s you');
    await expectEvent(manager.element, 'auth-method-updated', () => dialog.press('Continue'));
    await manager.dialogClosed();
    expect((await manager.row(phone)).badges).to.deep.equal(['Voice call']);
    expect(events).to.have.length(2);
  });

  it('starts an enrollment after a sign-in, and keeps the code that was typed for the next one', async () => {
    const manager = await openManager({ emulator });
    const events = answerStepUps(manager, true);
    const dialog = await manager.add('Authenticator app');
    const input = await dialog.typeCode('123456');
    await dialog.press('Verify');
    await dialog.button('Continue');
    expect(events.map(({ reason }) => reason)).to.deep.equal(['enroll', 'enroll']);
    expect(input.value).to.equal('123456');
  });

  describe('that did not happen, goes on with what is on screen by then', () => {
    it('an address that was corrected', async () => {
      const manager = await openManager({ emulator });
      answerStepUps(manager, false, true);
      const dialog = await manager.add('Email');
      await dialog.type('Email address', 'typo@example.com');
      await dialog.press('Send code');
      await dialog.button('Continue');
      await dialog.type('Email address', 'right@example.com');
      await dialog.press('Continue');
      await found(() => dialog.codeInput);
      expect((await emulator.outbox()).map(({ to }) => to)).to.deep.equal(['right@example.com']);
    });

    it('a code that was corrected', async () => {
      await emulator.reset('single-factor');
      const manager = await openManager({ emulator });
      const dialog = await manager.add('Authenticator app');
      const app = await readTotp(dialog);
      await emulator.faults({ stepUp: 'writes' });
      answerStepUps(manager, false, true);
      await dialog.typeCode('111111');
      await dialog.press('Verify');
      await dialog.button('Continue');
      await dialog.typeCode(app.code());
      await dialog.press('Continue');
      await manager.dialogClosed();
      expect(manager.titles).to.include('Authenticator app');
    });

    it('a name that was changed, and no name that can’t be', async () => {
      const manager = await openManager({ emulator });
      const events = answerStepUps(manager, false, true);
      const dialog = await manager.open('Authenticator app', 'Rename');
      await dialog.type('Name', 'Desk');
      await dialog.press('Save name');
      await dialog.button('Continue');
      await dialog.type('Name', ' \u200b ');
      await dialog.press('Continue');
      await eventually(() => dialog.alerts.some((alert) => alert.startsWith('Enter a name')));
      expect(events).to.have.length(1);
      await dialog.type('Name', 'Pocket');
      await dialog.press('Continue');
      await manager.dialogClosed();
      expect((await manager.row('Authenticator app')).title).to.equal('Pocket');
    });
  });

  it('takes a getter that says mfa_required for a demand', async () => {
    await emulator.reset('typical');
    await emulator.faults({ mfaRequired: 'writes' });
    let hasSignedIn = false;
    const asked: TokenRequest[] = [];
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: (request) => {
          asked.push(request);
          return tokenFor(
            emulator,
            hasSignedIn ? { ...request, stepUp: { acrValues: multiFactor } } : request,
          );
        },
      },
    });
    const challenges: unknown[] = [];
    manager.element.addEventListener('auth-methods-step-up', (event) => {
      challenges.push(event.challenge);
      hasSignedIn = true;
      event.respondWith(Promise.resolve());
    });
    const requests = recordApiRequests(emulator);
    const dialog = await manager.open(phone, 'Remove');
    await dialog.press('Remove phone number');
    await manager.dialogClosed();
    expect(challenges).to.deep.equal([{}]);
    expect(requests.map(({ method }) => method)).to.deep.equal(['DELETE']);
    expect(asked.map(({ reason, fresh }) => `${reason} ${String(fresh)}`)).to.deep.equal([
      'list false',
      'remove false',
      'remove true',
    ]);
  });

  it('asks for a sign-in for the list, too, within the click on Continue', async () => {
    await emulator.reset('typical');
    await emulator.faults({ mfaRequired: 'always' });
    const manager = await openManager({
      emulator,
      unloaded: true,
      settings: {
        getAccessToken: (request) =>
          tokenFor(emulator, request.stepUp ? { ...request, stepUp: { acrValues: multiFactor } } : request),
      },
    });
    await manager.textWith('Confirm that it’s you to go on.');
    const events = answerStepUps(manager, true);
    await manager.press('Continue');
    expect(events).to.have.length(1);
    await manager.row('Password');
  });
});
