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
    element.announce(message, note);
    await element.updateComplete;
    return region().textContent!;
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
});
