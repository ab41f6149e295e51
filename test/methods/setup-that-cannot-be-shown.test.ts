import { expect } from '@open-wc/testing';
import type { EnrollableType } from '../../src/model/enrollment.js';
import { everyChallengeBackend } from '../support/backends/backends.js';
import type { MemoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openWithBackend } from './open-with-backend.js';

interface OddBackend extends MemoryBackend {
  readonly started: number;
  readonly asked: number;
}

/** Answers the first start with a challenge that has these members, and later ones as it should. */
function withChallenge(members: object, times = 1): OddBackend {
  const backend = everyChallengeBackend();
  const counts = { started: 0, asked: 0 };
  return Object.defineProperties(
    {
      ...backend,
      startEnrollment: async (...args: Parameters<typeof backend.account.startEnrollment>) => {
        counts.started += 1;
        if (counts.started > times) return backend.account.startEnrollment(...args);
        return { type: args[0], id: 'new', session: 'x', ...members } as never;
      },
      completeEnrollment: async (...args: Parameters<typeof backend.account.completeEnrollment>) => {
        counts.asked += 1;
        return backend.account.completeEnrollment(...args);
      },
    },
    { started: { get: () => counts.started }, asked: { get: () => counts.asked } },
  ) as OddBackend;
}

const nothingToShow: Readonly<Partial<Record<EnrollableType, readonly object[]>>> = {
  totp: [
    { barcodeUri: '' },
    { barcodeUri: '  ' },
    {},
    { barcodeUri: 7 },
    { barcodeUri: 'x', manualInputCode: '' },
    { barcodeUri: 'otpauth://totp/ada@example.com?issuer=Example' },
    { barcodeUri: 'otpauth://totp/ada@example.com?secret=', manualInputCode: ' ' },
  ],
  'push-notification': [{ barcodeUri: '' }, { barcodeUri: null }],
  'recovery-code': [
    { recoveryCodes: [] },
    {},
    { recoveryCodes: [''] },
    { recoveryCodes: ['ABCD', ' \u200b'] },
    { recoveryCodes: [7] },
  ],
};

describe('a setup without anything to show', () => {
  for (const [type, challenges] of Object.entries(nothingToShow)) {
    for (const challenge of challenges) {
      it(`is said, and started again: ${type}, ${JSON.stringify(challenge)}`, async () => {
        recordConsole('error');
        const backend = withChallenge(challenge);
        const { dialog } = await openWithBackend(backend, type as EnrollableType);
        await dialog.textWith('The setup couldn’t be shown. Start again.');
        expect(dialog.buttons).to.deep.equal(['Cancel', 'Start again']);
        expect(dialog.text).not.to.contain('One moment…');
        await dialog.press('Start again');
        await dialog.textWith(/Code from the app|First get|shown only once/);
        expect(dialog.alerts).to.deep.equal([]);
        expect(backend.started).to.equal(2);
      });
    }
  }

  it('is not asked about again and again', async () => {
    recordConsole('error');
    const backend = withChallenge({ barcodeUri: '' });
    const { dialog } = await openWithBackend(backend, 'push-notification');
    await dialog.textWith('The setup couldn’t be shown');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(backend.asked).to.equal(0);
  });
});

describe('a setup without a QR code', () => {
  const long = `otpauth://totp/${'x'.repeat(3000)}?secret=JBSWY3DPEHPK3PXP`;
  const cases = { 'no address': '', 'an address that is too long for one': long };
  for (const [what, barcodeUri] of Object.entries(cases)) {
    it(`shows the key of an authenticator app at once: ${what}`, async () => {
      const backend = withChallenge({ barcodeUri, manualInputCode: 'JBSWY3DPEHPK3PXP' });
      const { dialog } = await openWithBackend(backend, 'totp');
      await dialog.textWith('JBSW Y3DP EHPK 3PXP');
      expect(dialog.text).not.to.contain('Scan this code');
      expect(deepQueryAll(dialog.element, 'auth-methods-qr-code')).to.deep.equal([]);
      expect(dialog.buttons).not.to.include('Can’t scan? Enter key instead');
      expect(dialog.buttons).to.include('Copy key').and.to.include('Verify');
    });

    it(`shows the key of a phone app: ${what}`, async () => {
      const backend = withChallenge({ barcodeUri, manualInputCode: 'JBSWY3DPEHPK3PXP' });
      const { dialog } = await openWithBackend(backend, 'push-notification');
      await dialog.press('I have the app');
      await dialog.textWith('JBSW Y3DP EHPK 3PXP');
      expect(dialog.text).not.to.contain('Scan this code');
    });
  }

  it('takes the key from the address', async () => {
    const { dialog } = await openWithBackend(withChallenge({ barcodeUri: long }), 'totp');
    await dialog.textWith('JBSW Y3DP EHPK 3PXP');
    expect(dialog.buttons).to.include('Open in app');
  });
});
