import { expect } from '@open-wc/testing';
import { makeMethod } from '../support/backends/make-method.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { accessibilityProblems, openOnPage } from '../support/browser/accessibility-problems.js';
import { blockDownloads } from '../support/browser/block-downloads.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { sample } from './method-samples.js';

const details = ({ element }: ManagerHarness): HTMLDetailsElement =>
  deepQueryAll<HTMLDetailsElement>(element, 'details')[0]!;

const answers = ({ element }: ManagerHarness): readonly string[] =>
  deepQueryAll(element, '.answer').map(renderedText);

const titles = ({ element }: ManagerHarness, parts: string): readonly string[] =>
  deepQueryAll(element, parts).map(renderedText);

// What has been downloaded once stays in the page.
describe('the answers below the summary, when they do not arrive', () => {
  afterEach(() => blockDownloads());

  it('are asked for again with the next click, and the person is told', async () => {
    recordConsole('error');
    await blockDownloads('*/safety-answers-list*');
    const manager = await openManager({ scenario: 'single-factor' });
    details(manager).open = true;
    await eventually(() => expect(manager.alerts).to.deep.equal(['Check your connection and try again.']));
    expect(details(manager).open).to.equal(false);
    expect(answers(manager)).to.deep.equal([]);
  });
});

describe('the answers below the summary', () => {
  it('are not in the page until the person opens them, with the keyboard alone', async () => {
    const manager = await openOnPage({ scenario: 'single-factor' });
    expect(answers(manager)).to.deep.equal([]);
    details(manager).querySelector('summary')!.focus();
    await pressKeys('Enter');
    await eventually(() =>
      expect(answers(manager)).to.deep.equal(['If your password is stolen That’s enough to get in.']),
    );
    expect(await accessibilityProblems(manager)).to.deep.equal([]);
    await pressKeys('Enter');
    expect(details(manager).open).to.equal(false);
  });

  it('name what still works as the rows do', async () => {
    const manager = await openManager({ scenario: 'typical' });
    details(manager).open = true;
    await eventually(() => expect(answers(manager)).to.have.length(4));
    const rows = manager.titles;
    const named = titles(manager, '.methods .badge');
    expect(named.length).to.be.above(3);
    for (const name of named) expect(rows).to.include(name);
    expect(answers(manager)[2]).to.match(/^If you lose your devices You still get in with: .*Recovery code$/);
  });

  it('name the first few of many methods, and say how many more there are', async () => {
    const backend = memoryBackend({
      methods: [
        sample('email', 'mailbox', { usage: ['primary'] }),
        ...['one', 'two', 'three', 'four', 'five'].map((name) =>
          sample('passkey', name, { name, backedUp: true }),
        ),
      ],
    });
    const manager = await openManager({ settings: { backend } });
    details(manager).open = true;
    await eventually(() => expect(answers(manager).length).to.be.above(0));
    expect(answers(manager).at(-1)).to.equal(
      'If you lose your mailbox You still get in with: one two three 2 more',
    );
  });

  it('follow the account', async () => {
    const backend = memoryBackend({
      methods: [makeMethod({ type: 'password' }), makeMethod({ type: 'totp', id: 'app', name: 'App' })],
      operations: ['remove'],
    });
    const manager = await openManager({ settings: { backend } });
    details(manager).open = true;
    await eventually(() =>
      expect(answers(manager)).to.deep.equal([
        'If your password is stolen That alone isn’t enough to get in.',
        'If you lose your devices You’re locked out.',
      ]),
    );
    const dialog = await manager.open('App', 'Remove');
    await dialog.press(/^Remove/);
    await manager.dialogClosed();
    await eventually(() =>
      expect(answers(manager)).to.deep.equal(['If your password is stolen That’s enough to get in.']),
    );
  });

  it('are in the language of the page', async () => {
    const manager = await openManager({ scenario: 'single-factor', settings: { lang: 'de' } });
    details(manager).open = true;
    await eventually(() =>
      expect(answers(manager)).to.deep.equal(['Wenn Ihr Passwort gestohlen wird Das genügt zur Anmeldung.']),
    );
  });
});

describe('the summary', () => {
  it('is a region named by its heading, one level below the element’s', async () => {
    const manager = await openManager({ scenario: 'typical', settings: { headingLevel: 3 } });
    const [region] = deepQueryAll(manager.element, 'section[part=summary]');
    const heading = region!.querySelector('[role=heading]')!;
    expect(region!.getAttribute('aria-labelledby')).to.equal(heading.id);
    expect(heading.ariaLevel).to.equal('4');
    expect(renderedText(heading)).to.equal('Your account is well protected');
  });

  it('has the page’s only primary button, and none where nothing is wrong', async () => {
    const primary = async (scenario: 'single-factor' | 'typical' | 'empty') => {
      const { element } = await openManager({ scenario });
      const found = deepQueryAll(element, '[part~=primary-button]').map(renderedText);
      element.remove();
      return found;
    };
    expect(await primary('single-factor')).to.deep.equal(['Add a second step']);
    expect(await primary('empty')).to.deep.equal(['Create a passkey']);
    expect(await primary('typical')).to.deep.equal([]);
  });

  it('offers a passkey first where there is none', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.press('Add a second step');
    await eventually(() => deepQueryAll(manager.element, '[role=menuitem]').length > 0);
    expect(renderedText(deepQueryAll(manager.element, '[role=menuitem]')[0]!)).to.match(/^Passkey/);
  });
});
