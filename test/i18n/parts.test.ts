import { expect } from '@open-wc/testing';
import type { MessageOverrides } from '../../src/i18n/messages.js';
import { blockDownloads } from '../support/browser/block-downloads.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually, found } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { pressKeys } from '../support/browser/press-keys.js';

const root = document.documentElement;

/** The files of a language that the page has asked for, in this order. */
const askedFor = (tag: string): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .flatMap(({ name }) => new RegExp(`/locales/${tag}/([a-z]+)\\.`).exec(name)?.[1] ?? []);

const pointAt = (manager: ManagerHarness): boolean =>
  deepQueryAll(manager.element, '.manager')[0]!.dispatchEvent(new PointerEvent('pointerover'));

// What has been downloaded once stays in the page: each test has languages of its own.
describe('the parts of a language', () => {
  // Modules of tests are many small files; a browser remembers 250.
  before(() => performance.setResourceTimingBufferSize(5000));

  afterEach(async () => {
    await blockDownloads();
    root.lang = 'en';
  });

  it('are downloaded with the list, when the pointer comes near, and with the view that adds a method', async () => {
    root.lang = 'ja';
    const manager = await openManager({ scenario: 'typical' });
    await eventually(() => expect(deepQueryAll(manager.element, '.manager')[0]!.lang).to.equal('ja'));
    await manager.element.updateComplete;
    expect(askedFor('ja')).to.deep.equal(['list']);

    pointAt(manager);
    await eventually(() => expect(askedFor('ja')).to.deep.equal(['list', 'dialogs']));

    await manager.element.removeMethod(manager.rows[0]!.id);
    await manager.dialogOpened();
    await pressKeys('Escape');
    await manager.dialogClosed();
    expect(askedFor('ja')).to.deep.equal(['list', 'dialogs']);

    await manager.element.enrollMethod('totp');
    await manager.dialogOpened();
    expect(askedFor('ja')).to.deep.equal(['list', 'dialogs', 'enrollment']);
  });

  it('do not wait for the code of the view that needs them', async () => {
    recordConsole('error');
    await blockDownloads('*/password-enroll*');
    root.lang = 'ko';
    const manager = await openManager({ scenario: 'single-factor' });
    void manager.element.enrollMethod('password');
    await eventually(() => expect(askedFor('ko')).to.include('enrollment'));
  });

  it('are told to be missing in the list where those of the dialogs are, and downloaded at the next try', async () => {
    recordConsole('error');
    await blockDownloads('*/locales/es/dialogs*');
    root.lang = 'es';
    const manager = await openManager({ scenario: 'typical' });
    void manager.element.enrollMethod('totp');
    await eventually(() =>
      expect(manager.alerts).to.deep.equal(['Comprueba tu conexión e inténtalo de nuevo.']),
    );
    await blockDownloads();
    await manager.element.enrollMethod('totp');
    expect((await manager.dialogOpened()).heading).to.equal('Configurar aplicación de autenticación');
  });

  it('are told to be missing in the dialog where those of adding are, and downloaded at the next try', async () => {
    recordConsole('error');
    await blockDownloads('*/locales/it/enrollment*');
    root.lang = 'it';
    const manager = await openManager({ scenario: 'typical' });
    void manager.element.enrollMethod('totp');
    const dialog = await found(() => manager.dialog);
    const retry = await dialog.button('Riprova');
    expect(dialog.heading).to.equal('Configura l’app di autenticazione');
    await blockDownloads();
    retry.click();
    await dialog.textWith('Scansiona questo codice con l’app');
  });

  it('change together in an open dialog', async () => {
    recordConsole('error');
    const manager = await openManager({ scenario: 'typical' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await blockDownloads('*/locales/nl/enrollment*');
    root.lang = 'nl';
    await eventually(() => expect(askedFor('nl')).to.include('enrollment'));
    expect(dialog.heading).to.equal('Set up authenticator app');
    expect(dialog.text).to.contain('Scan this code with your app');
    await blockDownloads();
    manager.element.requestUpdate();
    await dialog.textWith('Scan deze code met je app');
    expect(dialog.heading).to.equal('Authenticator-app instellen');
  });

  it('are those of the page’s language in the next dialog', async () => {
    const manager = await openManager({ scenario: 'typical' });
    await manager.element.enrollMethod('totp');
    await manager.dialogOpened();
    await pressKeys('Escape');
    await manager.dialogClosed();
    root.lang = 'fr';
    await eventually(() => expect(deepQueryAll(manager.element, '.manager')[0]!.lang).to.equal('fr'));
    await eventually(() => expect(askedFor('fr')).to.include('dialogs'));
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await dialog.textWith('Scannez ce code');
    expect(dialog.heading).to.equal('Configurer l’application d’authentification');
  });

  it('have the host’s own texts, those that change while a dialog is open included', async () => {
    root.lang = 'pl';
    const messages = (intro: string): MessageOverrides => ({
      heading: 'Konto',
      cancel: 'Nie teraz',
      totp: { intro },
    });
    const manager = await openManager({ scenario: 'typical', settings: { messages: messages('Raz') } });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    expect(manager.text).to.contain('Konto');
    expect(dialog.buttons).to.include('Nie teraz');
    expect(dialog.text).to.contain('Raz');
    manager.element.messages = messages('Dwa');
    await dialog.textWith('Dwa');
  });
});
