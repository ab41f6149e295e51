import { expect, fixture, html } from '@open-wc/testing';
import { ElementHarness } from '../support/browser/element-harness.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { scanQrCode } from '../support/browser/read-totp.js';
import { QrCode } from '../../src/ui/qr-code.js';

QrCode.define();

const create = (text: string): Promise<QrCode> =>
  fixture<QrCode>(html`<auth-methods-qr-code .text=${text} .label=${'A code'}></auth-methods-qr-code>`);

const texts: Readonly<Record<string, string>> = {
  'a short text': 'A',
  'an address of an authenticator app':
    'otpauth://totp/Example:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example&algorithm=SHA1&digits=6&period=30',
  'a long address': `otpauth://totp/${'long%20name'.repeat(30)}?secret=JBSWY3DPEHPK3PXP`,
  'text beyond ASCII': 'otpauth://totp/Bücher:åsa?secret=JBSWY3DPEHPK3PXP',
};

describe('<auth-methods-qr-code>', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`encodes ${what} so that a scanner reads it`, async () => {
      expect(await scanQrCode(new ElementHarness(await create(text)))).to.equal(text);
    });
  }

  it('is an image with a name, and keeps its text out of the markup', async () => {
    const element = await create('secret');
    const svg = deepQueryAll(element, 'svg')[0]!;
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).to.deep.equal(['img', 'A code']);
    expect(element.outerHTML + element.shadowRoot!.innerHTML).not.to.contain('secret');
  });

  it('changes with its text', async () => {
    const element = await create('one');
    element.text = 'two';
    await element.updateComplete;
    expect(await scanQrCode(new ElementHarness(element))).to.equal('two');
  });
});
