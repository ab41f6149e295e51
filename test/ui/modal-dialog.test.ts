import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { ModalDialog } from '../../src/ui/modal-dialog.js';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { recordEvents } from '../support/browser/expect-event.js';
import { pressKeys } from '../support/browser/press-keys.js';

ModalDialog.define();

/** An internal event, so it is not in TypeScript's map of events. */
const closeRequest = 'close-request' as 'close';

describe('<auth-methods-modal-dialog>', () => {
  async function open(): Promise<{ readonly opener: HTMLButtonElement; readonly element: ModalDialog }> {
    const place = await fixture<HTMLElement>(html`<div><button>Open</button></div>`);
    const opener = place.querySelector('button')!;
    opener.focus();
    const element = document.createElement(ModalDialog.tag) as ModalDialog;
    element.heading = 'Remove “Work phone”?';
    element.localization = { direction: 'ltr', locale: 'en' };
    const [keep, remove] = ['Keep', 'Remove'].map((textContent) =>
      Object.assign(document.createElement('button'), { textContent }),
    );
    element.content = [keep!, remove!];
    place.append(element);
    await element.updateComplete;
    return { opener, element };
  }

  const native = (element: ModalDialog): HTMLDialogElement =>
    deepQueryAll<HTMLDialogElement>(element, 'dialog')[0]!;

  it('is a native modal dialog, named by its heading, and has the focus when it opens', async () => {
    const { element } = await open();
    const dialog = native(element);
    expect(dialog.matches(':modal')).to.equal(true);
    const heading = element.shadowRoot!.getElementById(dialog.getAttribute('aria-labelledby')!);
    expect(heading!.textContent).to.equal('Remove “Work phone”?');
    expect(deepActiveElement()).to.equal(dialog);
  });

  it('keeps the focus inside with Tab and Shift+Tab', async () => {
    const { element } = await open();
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await pressKeys(key);
      const active = deepActiveElement()!;
      expect(active === document.body || native(element).contains(active), key).to.equal(true);
    }
  });

  it('fires "close-request" on each Escape, and stays open until it is removed', async () => {
    const { element } = await open();
    const events = await recordEvents(element, closeRequest, () => pressKeys('Escape', 'Escape', 'Escape'));
    expect(events.length).to.be.at.least(2);
    expect(element.isConnected).to.equal(true);
  });

  it('leaves no dialog behind when it is removed, and makes the page usable again', async () => {
    const { opener, element } = await open();
    element.remove();
    opener.focus();
    expect(document.activeElement).to.equal(opener);
    expect(deepQueryAll(document.body, 'dialog')).to.have.lengthOf(0);
  });

  it('keeps its height while its content shrinks, also as it appears, and breaks nothing on the page', async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    const errors = await recordEvents(window, 'error', async () => {
      for (let height = 400; height < 407; height += 1) {
        const { element } = await open();
        element.style.setProperty('--_space', '8px');
        const content = native(element).appendChild(document.createElement('div'));
        content.style.height = `${height + 0.5}px`;
        for (let frame = 0; frame <= height % 7; frame += 1) await nextFrame();
        const { height: before } = getComputedStyle(native(element));
        content.style.height = '10px';
        for (let frame = 0; frame < 10; frame += 1) await nextFrame();
        expect(parseFloat(getComputedStyle(native(element)).height)).to.equal(Math.floor(parseFloat(before)));
        element.remove();
      }
    });
    expect(errors).to.have.lengthOf(0);
  });
});
