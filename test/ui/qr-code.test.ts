import { expect, fixture, html } from '@open-wc/testing';
import { ElementHarness } from '../support/browser/element-harness.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { scanQrCode } from '../support/browser/read-totp.js';
import jsQR from 'jsqr';
import { devtools } from '../support/browser/devtools.js';
import { Screenshot } from '../support/browser/screenshot.js';
import { setViewport } from '../support/browser/set-viewport.js';
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

  it('is empty for a text longer than a QR code can hold', async () => {
    const element = await create('x'.repeat(2954));
    expect(deepQueryAll(element, 'svg')).to.deep.equal([]);
  });

  it('changes with its text', async () => {
    const element = await create('one');
    element.text = 'two';
    await element.updateComplete;
    expect(await scanQrCode(new ElementHarness(element))).to.equal('two');
  });
});

/** An `otpauth:` address of this many bytes. */
function addressOf(bytes: number): string {
  const start = 'otpauth://totp/Example:ada?secret=JBSWY3DPEHPK3PXP&issuer=';
  let text = start;
  for (let index = 0; text.length < bytes; index += 1) text += ((index * 7919) % 36).toString(36);
  return text;
}

/** As large as the dialog's content, at an odd place. */
async function createInDialog(text: string): Promise<QrCode> {
  const place =
    await fixture(html`<div style="position: fixed; top: 13.3px; left: 17.7px; width: 384px; padding-inline: 16px">
    <auth-methods-qr-code .text=${text} .label=${'A code'}></auth-methods-qr-code>
  </div>`);
  return place.querySelector('auth-methods-qr-code')!;
}

/** Pixels of the screen for each module, and modules around the code where there are fewest. */
function measure(element: QrCode): { readonly perModule: number; readonly quietZone: number } {
  const svg = deepQueryAll<SVGSVGElement>(element, 'svg')[0]!;
  const { x, y, width, height } = svg.viewBox.baseVal;
  const code = svg.querySelector('path')!.getBBox();
  const ends = [x + width - code.x - code.width, y + height - code.y - code.height];
  return {
    perModule: (svg.getBoundingClientRect().width * devicePixelRatio) / width,
    quietZone: Math.min(code.x - x, code.y - y, ...ends),
  };
}

/** What a scanner reads in a screenshot of the code. */
async function scanScreen(element: QrCode): Promise<string | undefined> {
  const { image } = await Screenshot.take();
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y, across, down] = [left, top, width, height].map((length) =>
    Math.round(length * devicePixelRatio),
  );
  const canvas = new OffscreenCanvas(across!, down!);
  const context = canvas.getContext('2d')!;
  context.putImageData(image, -x!, -y!);
  const { data } = context.getImageData(0, 0, across!, down!);
  return jsQR.default(data, across!, down!)?.data;
}

describe('<auth-methods-qr-code> on screen', () => {
  afterEach(async () => {
    await devtools('Emulation.setAutoDarkModeOverride', {});
    await devtools('Emulation.clearDeviceMetricsOverride');
    await setViewport(800, 600);
  });

  for (const zoom of [0.9, 1, 1.1]) {
    for (const bytes of [60, 134, 160, 200, 264, 330, 420, 600, 900, 1400, 2000, 2600, 2953]) {
      it(`can be read from a screenshot at ${zoom * 100} % with ${bytes} bytes`, async () => {
        await devtools('Emulation.setDeviceMetricsOverride', {
          width: 800,
          height: 600,
          deviceScaleFactor: zoom,
          mobile: false,
        });
        const text = addressOf(bytes);
        const element = await createInDialog(text);
        const { perModule, quietZone } = measure(element);
        expect(perModule).to.be.closeTo(Math.round(perModule), 0.01);
        expect(quietZone).to.be.at.least(4);
        expect(await scanScreen(element)).to.equal(text);
      });
    }
  }

  it('follows when the page is zoomed', async () => {
    const element = await createInDialog(addressOf(600));
    await devtools('Emulation.setDeviceMetricsOverride', {
      width: 727,
      height: 545,
      deviceScaleFactor: 1.1,
      mobile: false,
    });
    await eventually(async () => {
      const { perModule } = measure(element);
      expect(perModule).to.be.closeTo(Math.round(perModule), 0.01);
    });
    expect(await scanScreen(element)).to.equal(addressOf(600));
  });

  /** Most of what is where the code is, in its exact colours. */
  async function expectBlackOnWhite(element: QrCode): Promise<void> {
    const colours = [...(await Screenshot.take()).colours(element.getBoundingClientRect())];
    const [white, black] = ['255,255,255', '0,0,0'].map(
      (wanted) => colours.filter((colour) => String(colour) === wanted).length,
    );
    expect(black! / colours.length).to.be.within(0.2, 0.5);
    expect(white! / colours.length).to.be.within(0.5, 0.8);
    expect(await scanScreen(element)).to.equal(addressOf(150));
  }

  it('stays black on white in the automatic dark mode of the browser', async () => {
    await devtools('Emulation.setAutoDarkModeOverride', { enabled: true });
    await expectBlackOnWhite(await createInDialog(addressOf(150)));
  });

  it('stays black on white where an extension darkens everything, in shadow roots too', async () => {
    const element = await createInDialog(addressOf(150));
    const darkened = document.createElement('style');
    darkened.textContent = `
      * { background-color: #181a1b !important; color: #e8e6e3 !important; }
      rect, [fill='#fff'] { fill: #181a1b !important; }
      path, [fill='#000'] { fill: #e8e6e3 !important; }`;
    element.shadowRoot!.append(darkened);
    await expectBlackOnWhite(element);
  });

  it('stays black on white in a dialog of a page whose root is inverted', async () => {
    document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)';
    const dialog = await fixture<HTMLDialogElement>(html`<dialog style="width: 384px"></dialog>`);
    dialog.showModal();
    const element = Object.assign(new QrCode(), { text: addressOf(150) });
    dialog.append(element);
    await element.updateComplete;
    await expectBlackOnWhite(element);
    dialog.close();
    document.documentElement.removeAttribute('style');
  });
});
