import { expect, fixture, html } from '@open-wc/testing';
import { LiveRegion } from '../../src/ui/live-region.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';

LiveRegion.define();

describe('<auth-methods-live-region>', () => {
  let element: LiveRegion;

  beforeEach(async () => {
    element = await fixture(html`<auth-methods-live-region></auth-methods-live-region>`);
  });

  const region = (): HTMLElement => deepQueryAll(element, '[role=status]')[0]!;

  async function say(message: string, note?: string): Promise<string> {
    if (note) element.showNote(message, note, 'Close');
    else element.announce(message);
    await element.updateComplete;
    return region().textContent!.replace(/ *[\n] */g, '');
  }

  it('is polite, and is in the page before its first message', () => {
    expect(region().getAttribute('aria-live')).to.equal('polite');
    expect(renderedText(element)).to.equal('');
  });

  it('announces a message to screen readers only', async () => {
    expect(await say('Work phone removed.')).to.contain('Work phone removed.');
    expect(region().getBoundingClientRect().width).to.be.at.most(1);
  });

  it('announces a repeated message each time', async () => {
    const said = [await say('Removed.'), await say('Removed.'), await say('Removed.'), await say('Removed.')];
    for (const [index, text] of said.slice(1).entries()) expect(text).not.to.equal(said[index]);
    expect(said.map((text) => text.replaceAll('\u00a0', '').trim())).to.deep.equal(
      said.map(() => 'Removed.'),
    );
  });

  it('shows a note on screen until the next message', async () => {
    await say('Passkey removed.', 'If your password manager still offers it, delete it there.');
    expect(region().getBoundingClientRect().width).to.be.above(100);
    await say('Work phone removed.');
    expect(region().getBoundingClientRect().width).to.be.at.most(1);
    expect(renderedText(element)).not.to.contain('password manager');
  });

  it('shows a masked number with its mask, which is not read aloud', async () => {
    element.showMoment('+1 ••• ••• 0143 removed.', { closeLabel: 'Close', actions: [] });
    await element.updateComplete;
    expect(renderedText(region())).to.equal('+1 ••• ••• 0143 removed.');
    expect(region().querySelector('[aria-hidden=true]')!.textContent).to.equal('••• ••• ');
  });

  it('has buttons as wide as it is where they need a line each', async () => {
    element.parentElement!.style.width = '150px';
    element.showMoment('Passkey added.', {
      closeLabel: 'Close',
      actions: [{ label: 'Add authenticator app', run: () => undefined }],
    });
    await element.updateComplete;
    const widths = deepQueryAll(element, 'button').map((button) => button.getBoundingClientRect().width);
    expect(new Set(widths.map(Math.round)).size).to.equal(1);
  });

  it('tells when a note that has the focus gives way to the next message', async () => {
    let closed = 0;
    element.addEventListener('note-closed', () => (closed += 1));
    await say('Passkey removed.', 'Delete it there.');
    await say('Work phone removed.');
    expect(closed).to.equal(0);
    await say('Passkey removed.', 'Delete it there.');
    deepQueryAll(element, 'button')[0]!.focus();
    await say('Work phone removed.');
    expect(closed).to.equal(1);
  });

  it('adds a note to a message that was announced without touching the message', async () => {
    await say('Passkey removed.');
    const changed: Node[] = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    const [message, note] = region().children;
    observer.observe(region(), { childList: true, characterData: true, subtree: true });
    await say('Passkey removed.', 'We told your password manager.');
    await Promise.resolve();
    observer.disconnect();
    expect(changed.length).to.be.above(0);
    for (const node of changed) expect(message!.contains(node), 'the message').to.equal(false);
    expect(note!.textContent).to.equal('We told your password manager.');
    expect(region().getAttribute('aria-atomic')).to.equal('false');
  });
});
