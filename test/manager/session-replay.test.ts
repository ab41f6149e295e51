import { expect } from '@open-wc/testing';
import { record } from 'rrweb';
import type { EnrollableType } from '../../src/index.js';
import { recoveryCodesBackend } from '../support/backends/backends.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { readTotp } from '../support/browser/read-totp.js';
import { pressKeys } from '../support/browser/press-keys.js';

/** Marks of tools that can't be run here, on the element that holds the secret. */
const marks =
  '.ph-no-capture.fs-exclude.amp-block.mp-block.nr-block[data-sentry-block][data-private][data-hj-suppress]' +
  '[data-clarity-mask=true][data-dd-privacy=hidden][data-openreplay-hidden][translate=no]';

/** What a dialog shows or takes: opens it completely, and returns the secrets. */
const secretsOf: Readonly<Partial<Record<EnrollableType, (dialog: DialogHarness) => Promise<string[]>>>> = {
  totp: async (dialog) => {
    const { secret, uri } = await readTotp(dialog);
    await dialog.press(/^Can’t scan/);
    await dialog.typeCode('864209');
    return [secret, secret.match(/.{1,4}/g)!.join(' '), uri.href, '864209'];
  },
  phone: async (dialog) => {
    await dialog.type('Phone number', '2025550177');
    await dialog.press('Send code');
    await dialog.typeCode('864209');
    return ['864209'];
  },
  password: async (dialog) => {
    await dialog.type('New password', 'Quiet-River-42');
    await dialog.press(/^Show/);
    await dialog.type('New password', 'Quiet-River-43');
    return ['Quiet-River-42', 'Quiet-River-43', 'Quiet'];
  },
  'recovery-code': async (dialog) => {
    await eventually(() => deepQueryAll(dialog.element, '.codes').length === 1);
    const shown = deepQueryAll(dialog.element, '.codes')[0]!.textContent!.trim();
    // Recorded with the code on screen as well as with its end in the field.
    record.takeFullSnapshot();
    await dialog.proveKept();
    return [shown, shown.replaceAll(' ', ''), ...shown.split(' ')];
  },
  'push-notification': async (dialog) => {
    await dialog.press('I have the app');
    await eventually(() => deepQueryAll(dialog.element, 'a[href^="otpauth:"]').length === 1);
    const { href } = deepQueryAll<HTMLAnchorElement>(dialog.element, 'a[href^="otpauth:"]')[0]!;
    return [href, new URL(href).search];
  },
};

/** Leaves by keyboard, also where the dialog asks first, since something would be lost. */
async function leave(manager: ManagerHarness, dialog: DialogHarness): Promise<void> {
  await pressKeys('Escape');
  await eventually(() => manager.dialog === undefined || dialog.buttons.includes('Leave anyway'));
  if (manager.dialog) await dialog.press('Leave anyway');
  await manager.dialogClosed();
}

function expectMarked(element: Element, what: string): void {
  expect(element.matches(`.rr-block${marks}`), `${what}: ${element.localName}`).to.equal(true);
}

/** Everything that rrweb, on which most session replay tools are built, records until the end of the test. */
function startRecording(): string[] {
  const events: string[] = [];
  const stop = record({
    emit: (event) => void events.push(JSON.stringify(event)),
    maskAllInputs: true,
    recordCanvas: true,
    inlineImages: false,
    collectFonts: false,
  });
  stopRecording = stop;
  return events;
}

let stopRecording: (() => void) | undefined;
afterEach(() => stopRecording?.());

describe('a session replay', () => {
  for (const [type, enter] of Object.entries(secretsOf)) {
    it(`holds no secret of a dialog: ${type}`, async () => {
      const manager = await openManager({ scenario: 'single-factor' });
      const events = startRecording();
      await manager.element.enrollMethod(type as EnrollableType);
      const dialog = await manager.dialogOpened();
      const secrets = await enter(dialog);
      // A snapshot of all that is there, as well as what changed so far.
      record.takeFullSnapshot();
      await nextFrame();
      await leave(manager, dialog);
      await nextFrame();

      const recorded = events.join('\n');
      expect(recorded).to.include('auth-methods-modal-dialog');
      const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
      for (const secret of secrets) expect(recorded.includes(escaped(secret)), secret).to.equal(false);
      expect(deepQueryAll(document, '.rr-block')).to.deep.equal([]);
    });
  }

  it('holds no recovery codes that come with another method', async () => {
    const manager = await openManager({ settings: { backend: recoveryCodesBackend() } });
    const events = startRecording();
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await dialog.typeCode((await readTotp(dialog)).code());
    await dialog.press('Verify');
    await eventually(() => deepQueryAll(dialog.element, '.codes').length === 1);
    record.takeFullSnapshot();
    await nextFrame();
    expect(events.join('\n')).not.to.include('DE3F');
  });

  it('would hold what is not marked', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    const events = startRecording();
    await manager.element.enrollMethod('recovery-code');
    const dialog = await manager.dialogOpened();
    await eventually(() => deepQueryAll(dialog.element, '.codes').length === 1);
    const codes = deepQueryAll(dialog.element, '.codes')[0]!;
    codes.classList.remove('rr-block');
    record.takeFullSnapshot();
    expect(events.join('\n')).to.include(codes.textContent!.trim());
  });

  it('of any common tool finds its mark on what shows or takes a secret', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    for (const [type, selector] of [
      ['totp', 'svg[role=img], code, a[href^="otpauth:"], .field:has(input[autocomplete=one-time-code])'],
      ['password', 'input[type=password]'],
      ['recovery-code', '.codes'],
    ] as const) {
      await manager.element.enrollMethod(type);
      const dialog = await manager.dialogOpened();
      if (type === 'totp') await dialog.press(/^Can’t scan/);
      const places = type === 'totp' ? 4 : 1;
      await eventually(() => deepQueryAll(dialog.element, selector).length === places);
      for (const element of deepQueryAll(dialog.element, selector)) expectMarked(element, type);
      if (type === 'recovery-code') {
        await dialog.proveKept();
        expectMarked(await dialog.field(/^Last 4 characters/), 'end of a recovery code');
      }
      await leave(manager, dialog);
    }
  });
});
