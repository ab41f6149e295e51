import { expect } from '@open-wc/testing';
import { PushNotificationEnroll } from '../../../src/methods/push-notification/push-notification-enroll.js';
import {
  deepActiveElement,
  deepQueryAll,
  renderedText,
  serialise,
} from '../../support/browser/composed-tree.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually } from '../../support/browser/eventually.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import {
  openManager,
  recordApiRequests,
  type ApiRequest,
  type ManagerHarness,
  type OpenManagerOptions,
} from '../../support/browser/manager-harness.js';
import { pressKeys } from '../../support/browser/press-keys.js';
import { setViewport } from '../../support/browser/set-viewport.js';

interface Opened {
  readonly manager: ManagerHarness;
  readonly dialog: DialogHarness;
}

/** Opens the dialog at its first step, with the app's name. */
async function openPush(options: OpenManagerOptions = {}): Promise<Opened> {
  const manager = await openManager({ scenario: 'single-factor', ...options });
  const dialog = await manager.add('Push notification');
  await dialog.textWith('First get');
  await dialog.button('I have the app');
  return { manager, dialog };
}

/** Opens the dialog at its second step, which waits for the phone. */
async function openScan(options: OpenManagerOptions = {}): Promise<Opened> {
  const opened = await openPush(options);
  await opened.dialog.press('I have the app');
  await opened.dialog.textWith('Waiting for your phone…');
  return opened;
}

const verifications = (requests: readonly ApiRequest[]): readonly ApiRequest[] =>
  requests.filter(({ path }) => path.endsWith('/verify'));

const barcodeOf = (dialog: DialogHarness): string =>
  deepQueryAll<HTMLElement & { readonly text: string }>(dialog.element, 'auth-methods-qr-code')[0]!.text;

describe('<auth-methods-push-notification-enroll>', () => {
  it('names the app and where to get it at the first step', async () => {
    const { dialog } = await openPush();
    expect(dialog.heading).to.equal('Set up push notifications');
    expect(dialog.text).to.contain('Step 1 of 2').and.to.contain('First get Auth0 Guardian on your phone.');
    const links = deepQueryAll<HTMLAnchorElement>(dialog.element, 'a');
    expect(
      links.map((link) => [renderedText(link), new URL(link.href).host, link.target, link.rel]),
    ).to.deep.equal([
      ['App Store', 'apps.apple.com', '_blank', 'noopener'],
      ['Google Play', 'play.google.com', '_blank', 'noopener'],
    ]);
  });

  it('shows the code to scan and a link to the app at the second step', async () => {
    const { dialog } = await openScan();
    expect(dialog.text).to.contain('Step 2 of 2').and.to.contain('Scan this code with the app.');
    const link = await dialog.button('Open in app');
    expect(barcodeOf(dialog)).to.match(/^otpauth:/);
    expect(link.getAttribute('href')).to.equal(barcodeOf(dialog));
  });

  it('adds the method once the phone has confirmed it, without a click', async () => {
    const { manager } = await openScan();
    await manager.emulator.approvePush();
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => undefined);
    expect(method).to.include({ type: 'push-notification', confirmed: true });
    await manager.dialogClosed();
    expect((await manager.row('Push notification')).hasFocus).to.equal(true);
    await eventually(() => expect(manager.announcement).to.contain('Push notification added.'));
  });

  it('shows the authenticator app that was added together with push notifications', async () => {
    const { manager, dialog } = await openScan();
    await manager.emulator.approvePush();
    await dialog.press('Check now');
    await manager.dialogClosed();
    await manager.row('Push notification');
    await manager.row('Authenticator app');
  });

  it('does not poll before the code is shown, nor after the dialog is closed', async () => {
    const first = await openPush();
    const atFirstStep = recordApiRequests(first.manager.emulator);
    const second = await openScan();
    const closed = recordApiRequests(second.manager.emulator);
    await second.dialog.press('Cancel');
    await second.manager.dialogClosed();
    const third = await openScan();
    await third.manager.emulator.approvePush();
    await expectEvent(third.manager.element, 'auth-method-enrolled', () => undefined);
    expect(verifications(atFirstStep)).to.deep.equal([]);
    expect(verifications(closed)).to.deep.equal([]);
  });

  it('leaves the focus and the button alone while it polls', async () => {
    const { manager, dialog } = await openScan();
    const requests = recordApiRequests(manager.emulator);
    const check = await dialog.button('Check now');
    (await dialog.button('Cancel')).focus();
    const labels = new Set<string>();
    const observer = new MutationObserver(() => labels.add(renderedText(check)));
    observer.observe(check, { characterData: true, childList: true, subtree: true });
    await eventually(() => expect(verifications(requests)).to.have.length(1));
    const [view] = deepQueryAll<PushNotificationEnroll>(dialog.element, PushNotificationEnroll.tag);
    await eventually(() => expect(view!.flow.state.phase).to.equal('challenged'));
    await view!.updateComplete;
    observer.disconnect();
    expect([...labels]).to.deep.equal([]);
    expect(renderedText(deepActiveElement()!)).to.equal('Cancel');
    expect(dialog.text).to.contain('Waiting for your phone…');
  });

  it('asks again when the person does so while an older answer is awaited', async () => {
    const { manager, dialog } = await openScan();
    const { fetch: original } = globalThis;
    const [view] = deepQueryAll<PushNotificationEnroll>(dialog.element, PushNotificationEnroll.tag);
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(renderedText(view!)));
    observer.observe(view!.renderRoot, { characterData: true, childList: true, subtree: true });
    let asked = 0;
    globalThis.fetch = async (input, init) => {
      const answer = await original(input, init);
      const address = input instanceof Request ? input.url : String(input);
      asked += address.endsWith('/verify') ? 1 : 0;
      if (!address.endsWith('/verify') || asked > 1) return answer;
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      return answer;
    };
    try {
      await manager.dialogClosed();
    } finally {
      observer.disconnect();
      globalThis.fetch = original;
    }
    expect(asked).to.equal(2);
    expect(seen.join()).not.to.contain('Not confirmed');
    expect(manager.titles).to.include('Push notification');
  });

  it('says without an error that the phone has not confirmed it yet', async () => {
    const { dialog } = await openScan();
    await dialog.press('Check now');
    await dialog.textWith('Not confirmed on your phone yet.');
    expect(dialog.alerts).to.deep.equal([]);
    expect(await dialog.button('Check now')).to.exist;
  });

  for (const answer of ['bad-request', 'forbidden', 'validation'] as const) {
    it(`keeps waiting when the server answers “pending” as ${answer}`, async () => {
      const { manager, dialog } = await openScan({ faults: { pendingPushAnswer: answer } });
      await dialog.press('Check now');
      await dialog.textWith('Not confirmed on your phone yet.');
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      await manager.dialogClosed();
      expect(manager.titles).to.include('Push notification');
    });
  }

  it('works with the keyboard alone', async () => {
    const { manager, dialog } = await openPush();
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('I have the app')));
    await pressKeys('Enter');
    await dialog.textWith('Waiting for your phone…');
    await manager.emulator.approvePush();
    await pressKeys('Enter');
    await manager.dialogClosed();
    expect(manager.titles).to.include('Push notification');
  });

  describe('interrupted', () => {
    it('starts again with another code when the challenge has expired', async () => {
      const { manager, dialog } = await openScan();
      const before = barcodeOf(dialog);
      await manager.emulator.faults({ clockOffset: 400_000 });
      await dialog.press('Check now');
      await dialog.textWith('has expired');
      expect(deepQueryAll(dialog.element, 'auth-methods-qr-code')).to.have.length(0);
      await dialog.press('Start again');
      await dialog.textWith('Waiting for your phone…');
      expect(barcodeOf(dialog)).not.to.equal(before);
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      await manager.dialogClosed();
    });

    it('shows only a countdown during the Free plan’s rate limit', async () => {
      const { dialog } = await openScan({ plan: 'free' });
      await dialog.press('Check now');
      await dialog.textWith('Not confirmed on your phone yet.');
      await dialog.press('Check now');
      await dialog.textWith(/You can go on in \d+ seconds\./);
      expect(dialog.alerts).to.deep.equal([]);
      expect((await dialog.button('Check now')).getAttribute('aria-disabled')).to.equal('true');
      expect(barcodeOf(dialog)).to.match(/^otpauth:/);
    });

    it('polls again after a rate limit', async () => {
      const { manager, dialog } = await openScan({
        faults: {
          failures: [{ operation: 'confirmAuthenticationMethod', as: 429, retryAfter: 1, times: 1 }],
        },
      });
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      await dialog.textWith(/You can go on in \d second/);
      await expectEvent(manager.element, 'auth-method-enrolled', () => undefined);
    });

    it('says that the connection is lost, and asks again when the person presses the button', async () => {
      const { manager, dialog } = await openScan({
        faults: { failures: [{ operation: 'confirmAuthenticationMethod', as: 'drop' }] },
      });
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      await eventually(() => expect(dialog.alerts.join()).to.contain('no connection'));
      await manager.emulator.faults({ failures: [] });
      await dialog.press('Check now');
      await manager.dialogClosed();
      expect(manager.titles.filter((title) => title === 'Push notification')).to.have.length(1);
    });

    it('finds the method that was added when the answer can’t be read', async () => {
      recordConsole('error');
      const { manager, dialog } = await openScan({
        faults: { failures: [{ operation: 'confirmAuthenticationMethod', as: 'truncated', times: 1 }] },
      });
      await manager.emulator.approvePush();
      await dialog.press('Check now');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
      await dialog.press('Check now');
      await manager.dialogClosed();
      expect((await manager.stored()).filter(({ type }) => type === 'push-notification')).to.have.length(1);
    });

    it('asks for a fresh sign-in, and then resumes with the same code', async () => {
      const { manager, dialog } = await openScan();
      const before = barcodeOf(dialog);
      await manager.emulator.approvePush();
      await manager.emulator.faults({ stepUp: 'writes' });
      await dialog.press('Check now');
      await dialog.textWith('Confirm it’s you');
      expect(barcodeOf(dialog)).to.equal(before);
      manager.element.addEventListener('auth-methods-step-up', (event) =>
        event.respondWith(Promise.resolve()),
      );
      await dialog.press('Continue');
      await manager.dialogClosed();
    });

    it('says why there is no code, and offers to try again', async () => {
      const manager = await openManager({
        scenario: 'single-factor',
        faults: { failures: [{ operation: 'createAuthenticationMethod', as: 500, times: 1 }] },
      });
      const dialog = await manager.add('Push notification');
      await dialog.textWith('Something went wrong on our side');
      await dialog.press('Try again');
      await dialog.textWith('First get Auth0 Guardian');
    });
  });

  describe('closing', () => {
    it('leaves nothing behind, and no secret in the page', async () => {
      const { manager, dialog } = await openScan();
      const secret = new URL(barcodeOf(dialog)).searchParams.get('secret')!;
      expect(serialise(document)).to.contain(secret);
      await pressKeys('Escape');
      await manager.dialogClosed();
      expect(serialise(document)).not.to.contain(secret);
      await eventually(async () =>
        expect((await manager.stored()).map(({ type }) => type)).to.deep.equal(['password']),
      );
      expect(manager.titles).to.deep.equal(['Password']);
    });

    it('is possible while the enrollment starts and while it polls', async () => {
      const manager = await openManager({ scenario: 'single-factor', latency: 300 });
      const starting = await manager.add('Push notification');
      await starting.press('Cancel');
      await manager.dialogClosed();
      const asking = await manager.add('Push notification');
      await asking.textWith('First get Auth0 Guardian');
      await asking.press('I have the app');
      await asking.press('Check now');
      await asking.textWith('One moment…');
      await pressKeys('Escape');
      await manager.dialogClosed();
    });
  });

  it('is accessible at both steps', async () => {
    const { manager, dialog } = await openPush();
    await expect(manager.element).to.be.accessible();
    await dialog.press('I have the app');
    await dialog.textWith('Waiting for your phone…');
    await expect(manager.element).to.be.accessible();
  });

  it('fits 320 pixels', async () => {
    await setViewport(320, 640);
    const { dialog } = await openPush();
    expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
    await dialog.press('I have the app');
    await dialog.textWith('Waiting for your phone…');
    expect(dialog.dialog.scrollWidth).to.equal(dialog.dialog.clientWidth);
    await setViewport(800, 600);
  });
});
