import { expect, html, fixture } from '@open-wc/testing';
import type { AuthMethodsManager } from '../../src/index.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, recordApiRequests } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('what a host sets on <auth-methods-manager>', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(() => emulator.reset('typical'));

  it('shows and offers only the `types` it names, in that order', async () => {
    const { titles, buttons, element } = await openManager({
      emulator,
      settings: { types: ['phone', 'totp', 'push-notification'] },
    });
    expect(titles).to.deep.equal(['+1 ••• ••• 0143', 'Work phone']);
    expect(buttons).not.to.include('Add passkey');
    expect(renderedText(element)).to.match(
      /Phone, Authenticator app, and Push notification Add Lost a device\?$/,
    );
    expect(renderedText(element)).not.to.contain('Recovery code');
  });

  it('takes `types` as an attribute, with spaces or commas', async () => {
    const manager = await openManager({ emulator });
    manager.element.setAttribute('types', ' recovery-code, totp ');
    await eventually(() => expect(manager.titles).to.deep.equal(['Recovery code', 'Work phone']));
    manager.element.removeAttribute('types');
    await eventually(() => manager.rows.length === 6);
  });

  it('takes `types` as a string too, shows all types for any other value, and warns about both mistakes', async () => {
    const errors = recordConsole('error');
    const manager = await openManager({ emulator, settings: { types: ['totpp', 'totp'] } });
    expect(manager.titles).to.deep.equal(['Work phone']);
    await eventually(() =>
      expect(errors).to.deep.equal(['<auth-methods-manager> `types` names "totpp", which is no known type.']),
    );
    manager.element.types = 'recovery-code, totp';
    await eventually(() => expect(manager.titles).to.deep.equal(['Recovery code', 'Work phone']));
    for (const wrong of [null, 7]) {
      manager.element.types = wrong as unknown as string[];
      await manager.element.updateComplete;
      await eventually(() => manager.rows.length === 6);
    }
    await manager.element.refresh();
    await eventually(() => expect(errors.join()).to.contain('`types` takes a list of type names'));
  });

  it('does not call an account empty when `types` leaves nothing of it', async () => {
    const manager = await openManager({ emulator, settings: { types: ['webauthn-roaming'] } });
    expect(manager.rows).to.be.empty;
    expect(manager.text).not.to.contain('No sign-in methods yet');
  });

  it('shows an unknown type when it is named', async () => {
    recordConsole('error');
    await emulator.reset('unknown-type');
    const manager = await openManager({ emulator, settings: { types: ['palm-print'] } });
    expect(manager.titles).to.deep.equal(['palm-print']);
  });

  it('changes nothing when it is `readonly`, and still shows details', async () => {
    await emulator.reset('everything');
    const manager = await openManager({ emulator, settings: { readonly: true } });
    expect(new Set(manager.buttons)).to.deep.equal(new Set(['Details']));
    expect(manager.rows).to.have.length(13);
    const dialog = await manager.open('Password', 'Details');
    expect(dialog.buttons).to.deep.equal(['Close']);
  });

  it('says and offers no next step when it is `readonly`', async () => {
    await emulator.reset('single-factor');
    const manager = await openManager({ emulator, settings: { readonly: true } });
    expect(manager.text).to.contain('A stolen password is enough to get in');
    expect(manager.buttons).to.deep.equal(['Details']);
  });

  it('leaves out the heading and the summary', async () => {
    const manager = await openManager({ emulator, settings: { hideHeading: true, hideSummary: true } });
    expect(manager.text).to.match(/^Ways to sign in/);
    manager.element.removeAttribute('hide-heading');
    manager.element.hideHeading = false;
    await manager.element.updateComplete;
    expect(manager.text).to.match(/^Sign-in & security Manage how .* Ways to sign in/);
  });

  it('takes its boolean properties as attributes', async () => {
    const manager = await openManager({ emulator });
    for (const name of ['hide-heading', 'hide-summary', 'readonly'])
      manager.element.toggleAttribute(name, true);
    await eventually(() => expect(manager.text).to.match(/^Ways to sign in/));
    await eventually(() => !manager.buttons.includes('Add passkey'));
  });

  it('takes the text "false" for false, as frameworks write it', async () => {
    const manager = await openManager({ emulator });
    const before = manager.text;
    for (const name of ['hide-heading', 'hide-summary', 'hide-logos', 'readonly', 'debug'])
      manager.element.setAttribute(name, 'false');
    await manager.element.updateComplete;
    const { hideHeading, hideSummary, hideLogos, readonly, debug } = manager.element;
    expect([hideHeading, hideSummary, hideLogos, readonly, debug]).to.not.include(true);
    expect(manager.text).to.equal(before);
  });

  it('has headings of the host’s level, and those of the verdict and the groups one below', async () => {
    const manager = await openManager({ emulator });
    const levels = (): readonly (string | null)[] =>
      deepQueryAll(manager.element, '[role=heading]').map((heading) => heading.getAttribute('aria-level'));
    expect(levels()).to.deep.equal(['2', '3', '3', '3']);
    manager.element.setAttribute('heading-level', '6');
    await eventually(() => expect(levels()).to.deep.equal(['6', '6', '6', '6']));
  });

  it('takes a level that is none for the usual one', async () => {
    const manager = await openManager({ emulator });
    const levels: Readonly<Record<string, readonly string[]>> = {
      two: ['2', '3', '3', '3'],
      '0': ['2', '3', '3', '3'],
      '-1': ['1', '2', '2', '2'],
      '9': ['6', '6', '6', '6'],
    };
    for (const [level, expected] of Object.entries(levels)) {
      manager.element.setAttribute('heading-level', level);
      await eventually(() =>
        expect(
          deepQueryAll(manager.element, '[role=heading]').map((heading) =>
            heading.getAttribute('aria-level'),
          ),
        ).to.deep.equal(expected),
      );
    }
  });

  it('replaces the texts it names, also those of dialogs, whenever they are set', async () => {
    const manager = await openManager({
      emulator,
      settings: {
        messages: {
          heading: 'Account security',
          methods: { password: { name: 'Secret word', noun: 'secret word' } },
          removeDialog: { keep: (noun) => `Better keep the ${noun}` },
        },
      },
    });
    expect(manager.text).to.match(/^Account security Manage how/);
    const dialog = await manager.open('Secret word', 'Remove');
    expect(dialog.heading).to.equal('Remove “Secret word”?');
    expect(dialog.buttons).to.deep.equal(['Better keep the secret word', 'Remove secret word']);
    manager.element.messages = { removeDialog: { keep: () => 'Leave it' } };
    await dialog.button('Leave it');
    expect(manager.titles).to.include('Password');
  });

  it('fills the slots for heading, summary and footer', async () => {
    const manager = await openManager({ emulator });
    for (const slot of ['heading', 'summary', 'footer']) {
      const content = document.createElement('p');
      content.slot = slot;
      content.textContent = `The host’s ${slot}`;
      manager.element.append(content);
    }
    expect(manager.text).to.match(
      /^The host’s heading The host’s summary Ways to sign in .* The host’s footer$/,
    );
    expect(manager.text).not.to.contain('Sign-in & security');
  });

  it('fills the slot for an empty account', async () => {
    await emulator.reset('empty');
    const manager = await openManager({ emulator });
    manager.element.append(
      Object.assign(document.createElement('p'), { slot: 'empty', textContent: 'Hello!' }),
    );
    expect(manager.text).to.contain('Hello!');
    expect(manager.text).not.to.contain('No sign-in methods yet');
  });

  it('speaks the nearest language: its own, or that of what is around it, and follows changes', async () => {
    const manager = await openManager({ emulator, settings: { lang: 'en-GB' } });
    const dates = async (): Promise<string> => (await manager.row('Authenticator app')).dates[0]!.text;
    expect(await dates()).to.match(/^Added \d+ \w+ \d{4}$/);
    expect(deepQueryAll(manager.element, '.manager')[0]!.lang).to.equal('en-GB');
    manager.element.removeAttribute('lang');
    await eventually(async () => expect(await dates()).to.match(/^Added \w+ \d+, \d{4}$/));
    manager.element.parentElement!.lang = 'en-AU';
    await eventually(async () => expect(await dates()).to.match(/^Added \d+ \w+ \d{4}$/));
  });

  it('finds the language beyond a shadow root', async () => {
    const place = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
    const root = place.attachShadow({ mode: 'open' });
    const manager = await openManager({ emulator });
    root.append(manager.element);
    await eventually(() => deepQueryAll(manager.element, '.manager')[0]!.lang === 'en-GB');
  });

  it('speaks English where it has no words for a language', async () => {
    const manager = await openManager({ emulator, settings: { lang: 'tlh' } });
    expect(manager.text).to.match(/^Sign-in & security/);
    expect(deepQueryAll(manager.element, '.manager')[0]!.lang).to.equal('en');
  });

  it('takes the token getter that is set when a token is needed, without loading anew for it', async () => {
    const manager = await openManager({ emulator });
    const requests = recordApiRequests(emulator);
    const token = await emulator.token();
    let asked = 0;
    manager.element.getAccessToken = () => {
      asked += 1;
      return token;
    };
    await manager.element.updateComplete;
    await nextFrame();
    expect(requests).to.be.empty;
    await manager.element.refresh();
    expect(asked).to.equal(1);
  });

  it('works with a token that is at hand, and is not to be found on the page', async () => {
    const accessToken = await emulator.token();
    const manager = await openManager({ emulator, settings: { getAccessToken: undefined!, accessToken } });
    expect(manager.rows).to.have.length(6);
    expect(document.documentElement.outerHTML).not.to.contain(accessToken);
    manager.element.setAttribute('access-token', 'ignored');
    manager.element.setAttribute('accesstoken', 'ignored');
    expect(manager.element.accessToken).to.equal(accessToken);
  });

  it('tries again with a new token when the list failed for want of one', async () => {
    recordConsole('error');
    const manager = await openManager({
      emulator,
      settings: { getAccessToken: undefined!, accessToken: 'not.valid.any-more' },
    });
    await manager.textWith('Your session has ended.');
    manager.element.accessToken = await emulator.token();
    await manager.row('Password');
  });

  it('leaves authorization to the host’s fetcher, with the request it is for', async () => {
    const token = await emulator.token();
    const asked: string[] = [];
    const manager = await openManager({
      emulator,
      settings: {
        getAccessToken: undefined!,
        fetcher: (input, init, { reason, scopes }) => {
          asked.push(`${reason} ${scopes.length} ${new URL(input).pathname}`);
          const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
          return fetch(input, { ...init, headers });
        },
      },
    });
    expect(manager.rows).to.have.length(6);
    expect(asked.sort()).to.deep.equal(['list 2 /me/v1/authentication-methods', 'list 2 /me/v1/factors']);
  });

  it('speaks to a proxy at `apiBase`, with the audience it is told', async () => {
    const manager = await openManager({
      emulator,
      settings: { domain: undefined!, apiBase: `${emulator.origin}/me/v1/`, audience: emulator.audience },
    });
    expect(manager.rows).to.have.length(6);
    expect(manager.tokenRequests.map(({ audience }) => audience)).to.deep.equal([emulator.audience]);
  });

  it('loads another account’s methods when it is given another domain', async () => {
    const other = await startEmulator({ scenario: 'single-factor' });
    const manager = await openManager({ emulator });
    await manager.open('Password', 'Remove');
    manager.element.getAccessToken = () => other.token();
    manager.element.domain = other.domain;
    await eventually(() => expect(manager.titles).to.deep.equal(['Password']));
    // What it asked about was another account’s.
    expect(manager.dialog).to.equal(undefined);
  });

  describe('on a page', () => {
    const elements = async (count: number): Promise<readonly AuthMethodsManager[]> => {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      return Array.from({ length: count }, () => {
        const element = document.createElement('auth-methods-manager');
        place.append(element);
        return element;
      });
    };

    it('can be written as attributes, before its functions are set', async () => {
      const [element] = await elements(1);
      element!.setAttribute('domain', emulator.domain);
      await nextFrame();
      element!.getAccessToken = ({ scopes }) => emulator.token(scopes.join(' '));
      await eventually(() => renderedText(element!).includes('Authenticator app'));
    });

    it('keeps its list when it is moved, and does not load it again', async () => {
      const manager = await openManager({ emulator });
      const requests = recordApiRequests(emulator);
      const place = manager.element.parentElement!;
      manager.element.remove();
      await nextFrame();
      place.append(manager.element);
      await nextFrame();
      expect(manager.rows).to.have.length(6);
      expect(requests).to.be.empty;
      const dialog = await manager.open('Password', 'Remove');
      expect(dialog.heading).to.equal('Remove “Password”?');
    });

    it('stops loading when it is removed, and starts again when it comes back', async () => {
      await emulator.faults({ latency: 100 });
      const manager = await openManager({ emulator, unloaded: true });
      const place = manager.element.parentElement!;
      await eventually(() => manager.tokenRequests.length === 1);
      manager.element.remove();
      await nextFrame();
      place.append(manager.element);
      await manager.row('Password');
      expect(manager.tokenRequests).to.have.length(2);
      expect(manager.alerts).to.be.empty;
    });

    it('loads to the end when it is moved during a refresh', async () => {
      const manager = await openManager({ emulator });
      const place = manager.element.parentElement!;
      await emulator.reset('single-factor');
      await emulator.faults({ latency: 100 });
      void manager.element.refresh();
      await nextFrame();
      place.append(manager.element);
      await eventually(() => expect(manager.titles).to.deep.equal(['Password']));
    });

    it('takes its dialog along when it is removed, and comes back without it', async () => {
      const manager = await openManager({ emulator });
      const place = manager.element.parentElement!;
      await manager.open('Password', 'Remove');
      manager.element.remove();
      place.append(manager.element);
      await nextFrame();
      expect(manager.dialog).to.equal(undefined);
      await manager.open('Password', 'Remove');
    });

    it('stands beside another one with another account', async () => {
      const other = await startEmulator({ scenario: 'single-factor' });
      const [one, two] = await Promise.all([openManager({ emulator }), openManager({ emulator: other })]);
      expect([one.rows.length, two.rows.length]).to.deep.equal([6, 1]);
      await two.open('Password', 'Remove');
      expect(one.dialog).to.equal(undefined);
      await one.element.refresh();
      expect(two.rows).to.have.length(1);
    });
  });
});
