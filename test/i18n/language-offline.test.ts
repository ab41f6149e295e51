import { expect } from '@open-wc/testing';
import { blockDownloads } from '../support/browser/block-downloads.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager } from '../support/browser/manager-harness.js';

const heading = 'Sign-in & security';

const root = document.documentElement;
const backOnline = async (): Promise<void> => {
  await blockDownloads();
  dispatchEvent(new Event('online'));
};

// What has been downloaded once stays in the page: each test switches to a language of its own.
describe('the language of a page that is switched while there is no connection', () => {
  beforeEach(() => recordConsole('error'));
  afterEach(async () => {
    await blockDownloads();
    root.lang = 'en';
  });

  it('is right in the list once there is a connection again', async () => {
    const manager = await openManager();
    const shown = (): string => renderedText(deepQueryAll(manager.element, '.heading')[0]!);
    await blockDownloads('*/locales/pl/*');
    root.lang = 'pl';
    await eventually(() => expect(deepQueryAll(manager.element, '.manager')[0]!.lang).to.equal('en'));
    await backOnline();
    await eventually(() => expect(shown()).to.not.equal(heading));
  });

  it('is right in dialogs once there is a connection again', async () => {
    root.lang = 'fr';
    const manager = await openManager({ scenario: 'typical' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    expect(dialog.heading).to.equal('Configurer l’application d’authentification');
    await blockDownloads('*/locales/en/dialogs*');
    root.lang = 'en';
    await eventually(() => expect(manager.text).to.contain(heading));
    await backOnline();
    await eventually(() => expect(dialog.heading).to.equal('Set up authenticator app'));
  });
});
