import { expect } from '@open-wc/testing';
import { eventually } from '../../support/browser/eventually.js';
import { recordApiRequests } from '../../support/browser/manager-harness.js';
import { openEnrollment } from '../sent-code-enrollment.js';
import { email } from './email-enrollment.js';

describe('<auth-methods-email-enroll>', () => {
  const refused: Readonly<Record<string, string>> = {
    '': 'Enter your email address.',
    ' ': 'Enter your email address.',
    grace: 'This doesn’t look like an email address. Check it and try again.',
    'grace@': 'This doesn’t look like an email address. Check it and try again.',
    'gr ace@example.net': 'This doesn’t look like an email address. Check it and try again.',
  };
  for (const [text, message] of Object.entries(refused)) {
    it(`sends nothing to "${text}"`, async () => {
      const { manager, dialog } = await openEnrollment(email);
      const requests = recordApiRequests(manager.emulator);
      if (text) await dialog.type(email.label, text);
      await dialog.press('Send code');
      await eventually(() => expect(dialog.alerts).to.deep.equal([message]));
      expect(requests).to.be.empty;
    });
  }

  it('can be filled in by browsers', async () => {
    const { dialog } = await openEnrollment(email);
    const field = await dialog.field(email.label);
    expect([field.type, field.autocomplete]).to.deep.equal(['email', 'email']);
  });

  it('accepts an address that was copied as a mailto: link', async () => {
    const { manager, dialog } = await openEnrollment(email);
    await dialog.type(email.label, 'mailto:grace@example.net');
    await dialog.press('Send code');
    await eventually(async () => {
      expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal(['grace@example.net']);
    });
  });

  it('accepts domains in any script, and ignores spaces around the address', async () => {
    const { manager, dialog } = await openEnrollment(email);
    await dialog.type(email.label, '  grace@bücher.example ');
    await dialog.press('Send code');
    await eventually(async () => {
      expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal([
        'grace@xn--bcher-kva.example',
      ]);
    });
  });
});
