import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { recordApiRequests } from '../support/browser/manager-harness.js';
import { email } from './email/email-enrollment.js';
import { phone } from './phone/phone-enrollment.js';
import { lastCode, openEnrollment, type Opened, type SentCodeEnrollment } from './sent-code-enrollment.js';

/** Opens the dialog and sends the first code. */
async function openSent(kind: SentCodeEnrollment): Promise<Opened> {
  const opened = await openEnrollment(kind);
  await opened.dialog.type(kind.label, kind.address);
  await opened.dialog.press('Send code');
  await found(() => opened.dialog.codeInput);
  return opened;
}

for (const kind of [phone, email]) {
  describe(`the fields of the ${kind.type}’s dialog`, () => {
    it('says that a code is too long, keeps all of it in six boxes, and sends it all the same', async () => {
      const { manager, dialog } = await openSent(kind);
      const input = await dialog.typeCode('1234567890');
      await eventually(() =>
        expect(dialog.alerts).to.deep.equal(['This code is too long. Most codes have 6 digits.']),
      );
      expect(input.value).to.equal('1234567890');
      expect(deepQueryAll(dialog.element, '.boxes span')).to.have.length(6);
      const requests = recordApiRequests(manager.emulator);
      await dialog.press('Verify');
      await dialog.textWith('That code isn’t right.');
      expect(requests.map(({ body }) => body).join()).to.contain('"otp_code":"1234567890"');
      await dialog.typeCode('123456');
      expect(dialog.alerts).to.be.empty;
    });

    for (const event of ['change', undefined] as const) {
      it(`counts what a password manager filled in with ${event ? 'a change event alone' : 'no event'}`, async () => {
        const { manager, dialog } = await openEnrollment(kind);
        const fill = (field: HTMLInputElement, value: string): void => {
          field.value = value;
          if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
        };
        fill(await dialog.field(kind.label), kind.address);
        await dialog.press('Send code');
        const codeInput = await found(() => dialog.codeInput);
        expect((await manager.emulator.outbox()).map(({ to }) => to)).to.deep.equal([kind.sent]);
        fill(codeInput, await lastCode(manager));
        await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Verify'));
      });
    }
  });
}
