import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { messages } from '../../src/i18n/locales/en/index.js';
import { createLocalization } from '../../src/i18n/localization.js';
import { BackupCodes } from '../../src/ui/backup-codes.js';
import { allowClipboard } from '../support/browser/allow-clipboard.js';
import { deepActiveElement, deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent, recordEvents } from '../support/browser/expect-event.js';
import { pressKeys } from '../support/browser/press-keys.js';

BackupCodes.define();

const one = ['ABCDEFGHJKLMNPQRSTUVWXYZ'];
const several = ['AAAA1111BBBB', 'CCCC2222DDDD', 'EEEE3333FFFF'];

const localization = createLocalization('en', messages);

describe('<auth-methods-backup-codes>', () => {
  const create = (codes: readonly string[]): Promise<BackupCodes> =>
    fixture<BackupCodes>(
      html`<auth-methods-backup-codes
        .localization=${localization}
        .codes=${codes}
      ></auth-methods-backup-codes>`,
    );

  const group = (element: BackupCodes): HTMLElement => deepQueryAll(element, '[role=group]')[0]!;
  const lines = (element: BackupCodes): string[] => deepQueryAll(group(element), 'p').map(renderedText);

  const press = (element: BackupCodes, label: string): void => {
    const button = deepQueryAll(element, 'button').find((candidate) => renderedText(candidate) === label);
    expect(button, label).not.to.equal(undefined);
    button!.click();
  };

  /** What Control+C puts on the clipboard after a click on the codes. */
  async function copyByHand(element: BackupCodes): Promise<string | undefined> {
    const { left, top, height } = deepQueryAll(group(element), 'bdi')[0]!.getBoundingClientRect();
    let copied: string | undefined;
    const listener = (event: ClipboardEvent): void => {
      if (event.defaultPrevented) copied = event.clipboardData?.getData('text/plain');
    };
    addEventListener('copy', listener, { once: true });
    await sendMouse({ type: 'click', position: [Math.round(left) + 30, Math.round(top + height / 2)] });
    await pressKeys('Control+c');
    removeEventListener('copy', listener);
    return copied;
  }

  /** Presses *Download* and returns the address of the file. */
  function download(element: BackupCodes): string {
    const { createObjectURL } = URL;
    let address = '';
    URL.createObjectURL = (blob) => (address = createObjectURL.call(URL, blob));
    press(element, 'Download');
    URL.createObjectURL = createObjectURL;
    return address;
  }

  const canFetch = (address: string): Promise<boolean> =>
    fetch(address).then(
      () => true,
      () => false,
    );

  /** The lines on the printed sheet, and those among them that stand out. */
  async function print(): Promise<{ readonly all: readonly string[]; readonly bold: readonly string[] }> {
    dispatchEvent(new Event('beforeprint'));
    await emulateMedia({ media: 'print' });
    const shown = deepQueryAll(document, 'p').filter((line) =>
      line.checkVisibility({ visibilityProperty: true }),
    );
    const all = shown.map(renderedText);
    const bold = shown.filter((line) => line.className === 'code').map(renderedText);
    await emulateMedia();
    dispatchEvent(new Event('afterprint'));
    return { all, bold };
  }

  it('shows one code in groups of four, named by its label and read with it', async () => {
    const element = await create(one);
    expect(lines(element)).to.deep.equal(['ABCD EFGH JKLM NPQR STUV WXYZ']);
    const names = group(element).getAttribute('aria-labelledby')!.split(' ');
    const text = names.map((id) => renderedText(element.shadowRoot!.getElementById(id)!)).join(' ');
    expect(text).to.equal('Recovery code ABCD EFGH JKLM NPQR STUV WXYZ');
  });

  it('shows several codes on lines of their own, named by their label alone', async () => {
    const element = await create(several);
    expect(lines(element)).to.deep.equal(['AAAA 1111 BBBB', 'CCCC 2222 DDDD', 'EEEE 3333 FFFF']);
    const label = element.shadowRoot!.getElementById(group(element).getAttribute('aria-labelledby')!);
    expect(renderedText(label!)).to.equal('Recovery codes');
  });

  it('focuses the codes, even when it has just been created', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(BackupCodes.tag) as BackupCodes;
    Object.assign(element, { localization, codes: several });
    place.append(element);
    element.focus();
    await element.updateComplete;
    expect(deepActiveElement()).to.equal(group(element));
    deepQueryAll(element, 'button')[0]!.focus();
    element.focus();
    expect(deepActiveElement()).to.equal(group(element));
  });

  it('copies all codes without spaces, one a line', async () => {
    await allowClipboard();
    const element = await create(several);
    press(element, 'Copy');
    await eventually(() => expect(deepQueryAll(element, 'button').map(renderedText)).to.include('Copied'));
    expect(await navigator.clipboard.readText()).to.equal(several.join('\n'));
  });

  it('leaves out the spaces when a code is selected and copied by hand', async () => {
    expect(await copyByHand(await create(one))).to.equal(one[0]);
  });

  it('selects and copies all of several codes with one click', async () => {
    expect(await copyByHand(await create(several))).to.equal(several.join('\n'));
  });

  it('downloads a text file with every code on a line of its own', async () => {
    const text = await (await fetch(download(await create(several)))).text();
    expect(text.split('\n')).to.include.members(several);
    expect(text).to.match(new RegExp(`^Recovery codes for ${location.host}\n`));
    expect(text).to.contain('Each works once.');
  });

  it('frees the downloaded file when it leaves the page', async () => {
    const element = await create(one);
    const address = download(element);
    expect(await canFetch(address)).to.equal(true);
    element.remove();
    expect(await canFetch(address)).to.equal(false);
  });

  it('prints a sheet of its own on which every code stands out', async () => {
    await create(several);
    const { all, bold } = await print();
    expect(all[0]).to.equal(`Recovery codes for ${location.host}`);
    expect(bold).to.deep.equal(['AAAA 1111 BBBB', 'CCCC 2222 DDDD', 'EEEE 3333 FFFF']);
    expect(all.slice(1, 4)).to.deep.equal(bold);
    expect(all.at(-1)).to.match(/^Created .* Keep them somewhere safe/);
    expect(document.querySelector('auth-methods-print-sheet')).to.equal(null);
  });

  it('leaves printing to the page while there is no code, and after it has left the page', async () => {
    const element = await create([]);
    expect((await print()).bold).to.deep.equal([]);
    element.codes = several;
    await element.updateComplete;
    expect((await print()).bold).to.have.length(3);
    element.remove();
    expect((await print()).bold).to.deep.equal([]);
  });

  /** Answers what asks for the end of a code. */
  async function answer(element: BackupCodes, text: string): Promise<boolean> {
    element.confirm();
    await element.updateComplete;
    deepQueryAll<HTMLInputElement>(element, 'input')[0]!.value = text;
    return element.confirm();
  }

  it('asks for the end of a code, however it is written, or for all of it', async () => {
    for (const text of ['FFFF', 'b b-B b', '2222dddd', 'eeee 3333–ffff', '３３３３ＦＦＦＦ'])
      expect(await answer(await create(several), text), text).to.equal(true);
    for (const text of ['', 'FF', 'FFF', 'EEEE', 'FFFB', '----', 'BBBBDDDD'])
      expect(await answer(await create(several), text), text).to.equal(false);
  });

  it('hides the codes while it asks, and focuses the field', async () => {
    const element = await create(several);
    expect(await expectEvent(element, 'change', () => void element.confirm())).to.be.an.instanceOf(Event);
    expect(element.stored).to.equal(false);
    await eventually(() => expect(deepActiveElement()?.localName).to.equal('input'));
    expect(renderedText(element)).not.to.contain('AAAA');
  });

  it('takes a downloaded file for a proof', async () => {
    const element = await create(several);
    const events = await recordEvents(element, 'change', () => void download(element));
    expect(events).to.have.length(1);
    expect(element.stored).to.equal(true);
    expect(element.confirm()).to.equal(true);
  });

  it('asks again for other codes, but not when the same ones are set again', async () => {
    const element = await create(several);
    download(element);
    element.codes = [...several];
    await element.updateComplete;
    expect(element.stored).to.equal(true);
    element.codes = one;
    await element.updateComplete;
    expect(element.stored).to.equal(false);
  });

  it('keeps the codes out of attributes', async () => {
    const element = await create(several);
    press(element, 'Copy');
    const values = deepQueryAll(document, '*').flatMap((node) =>
      [...node.attributes].map(({ value }) => value),
    );
    expect(values.length).to.be.greaterThan(10);
    expect(values.filter((value) => /AAAA|CCCC|EEEE/.test(value))).to.deep.equal([]);
  });

  it('is accessible', async () => {
    await expect(await create(several)).to.be.accessible();
  });
});
