import { expect } from '@open-wc/testing';
import jsQR from 'jsqr';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually, found } from '../support/browser/eventually.js';
import { openManager } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';

/** What pages set for their own text, and what is inherited by everything in it. */
const pageStyles = `
  user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; -webkit-text-security: disc;
  letter-spacing: 0.3em; word-spacing: 2em; line-height: 0.6; text-indent: -40px; text-transform: lowercase;
  font-variant: small-caps; font-style: italic; font-weight: 100; font-stretch: expanded;
  text-align: justify; text-align-last: center; text-shadow: 0 0 9px red; white-space: nowrap;
  word-break: break-all; writing-mode: vertical-rl; text-orientation: upright; visibility: hidden;
  cursor: none; pointer-events: none; direction: rtl; unicode-bidi: bidi-override; quotes: none;
  -webkit-text-fill-color: transparent; -webkit-text-stroke: 3px red; fill: white; stroke: white; stroke-width: 2px;
  stroke-opacity: 1; fill-opacity: 0; tab-size: 1; hyphenate-character: 'x'; color: transparent;
`;

/** The computed styles of everything in a dialog that a page's styles could reach. */
function stylesIn(dialog: DialogHarness): readonly string[] {
  const names = pageStyles
    .split(/[;\n]/)
    .map((line) => line.split(':')[0]!.trim())
    .filter((name) => name && name !== 'unicode-bidi');
  const shown = [dialog.dialog, ...deepQueryAll(dialog.element, '*')].filter(
    (element) => !element.matches('style, slot, auth-methods-modal-dialog') && element.checkVisibility(),
  );
  return shown.map((element) => {
    const style = getComputedStyle(element);
    return [element.localName, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)].join('; ');
  });
}

const types = { totp: '^Can’t scan', 'recovery-code': undefined, password: undefined } as const;

describe('a page’s styles for its own text', () => {
  afterEach(() => {
    document.body.removeAttribute('style');
  });

  for (const [type, button] of Object.entries(types)) {
    it(`do not reach the dialog: ${type}`, async () => {
      const manager = await openManager({ scenario: 'single-factor' });
      const open = async (): Promise<readonly string[]> => {
        await manager.element.enrollMethod(type as keyof typeof types);
        const dialog = await manager.dialogOpened();
        if (button) await dialog.press(new RegExp(button));
        await eventually(() => deepQueryAll(dialog.element, 'li, code, .codes').length > 0);
        const styles = stylesIn(dialog);
        await pressKeys('Escape');
        if (type === 'recovery-code') await dialog.press('Leave anyway');
        await manager.dialogClosed();
        return styles;
      };
      const plain = await open();
      document.body.setAttribute('style', pageStyles);
      // Not what is inherited from it, but its own.
      manager.element.style.direction = 'ltr';
      const styled = await open();
      expect(styled).to.deep.equal(plain);
      expect(plain.length).to.be.above(8);
    });
  }

  it('leave a key that can be selected', async () => {
    document.body.setAttribute('style', pageStyles);
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await dialog.press(/^Can’t scan/);
    const code = await found(() => deepQueryAll(dialog.element, 'code')[0]);
    const selection = getSelection()!;
    selection.selectAllChildren(code);
    expect(selection.toString().trim()).to.equal(code.textContent);
    expect(getComputedStyle(code).userSelect).to.equal('text');
  });

  it('leave a QR code that can be scanned', async () => {
    document.body.setAttribute('style', pageStyles);
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await eventually(() => deepQueryAll(dialog.element, 'svg[role=img]').length === 1);
    const svg = deepQueryAll<HTMLElement>(dialog.element, 'svg[role=img]')[0]!;
    expect(await scan(svg)).to.match(/^otpauth:/);
  });

  it('leave the page’s font', async () => {
    document.body.style.fontFamily = 'Georgia';
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    expect(getComputedStyle(dialog.dialog).fontFamily).to.equal('Georgia');
  });
});

/** What a phone reads in the window at the place of an element. */
async function scan(element: HTMLElement): Promise<string | undefined> {
  const { devtools } = await import('../support/browser/devtools.js');
  const { data } = await devtools<{ data: string }>('Page.captureScreenshot', { format: 'png' });
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const { left, top, width, height } = element.getBoundingClientRect();
  const canvas = new OffscreenCanvas(Math.ceil(width) + 8, Math.ceil(height) + 8);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 4 - Math.floor(left), 4 - Math.floor(top));
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR.default(image.data, image.width, image.height)?.data;
}
