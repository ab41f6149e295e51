import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from './emulate-media.js';
import { expectEvent, recordEvents } from './expect-event.js';
import { recordConsole } from './fail-on-console-error.js';
import { pressKeys, typeText } from './press-keys.js';
import { setViewport } from './set-viewport.js';
import { startEmulator } from './start-emulator.js';
import { addVirtualAuthenticator } from './virtual-authenticator.js';

const options = (): CredentialCreationOptions => ({
  publicKey: {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rp: { id: 'localhost', name: 'Test' },
    user: { id: new Uint8Array([1]), name: 'ada', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required' },
  },
});

describe('the page of a browser test', () => {
  it('is in English, in Dubai, on a secure origin, and has the focus', () => {
    expect(navigator.language).to.equal('en-US');
    expect(new Date(0).toLocaleString()).to.equal('1/1/1970, 4:00:00 AM');
    expect(isSecureContext).to.equal(true);
    expect(document.hasFocus()).to.equal(true);
  });

  it('shows what a person with other preferences sees', async () => {
    await emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
    for (const query of [
      'prefers-color-scheme: dark',
      'forced-colors: active',
      'prefers-reduced-motion: reduce',
    ]) {
      expect(matchMedia(`(${query})`).matches, query).to.equal(true);
    }
    await emulateMedia();
    expect(matchMedia('(forced-colors: active)').matches).to.equal(false);
  });

  it('leaves what hangs on an element out of a failed assertion', () => {
    const failureOf = (assertion: () => void): Record<string, unknown> => {
      try {
        assertion();
      } catch (error) {
        return { ...(error as object) };
      }
      throw new Error('It holds.');
    };
    const row = { element: document.body };
    expect(failureOf(() => expect([row]).to.deep.equal([]))).to.include({
      showDiff: false,
      actual: undefined,
    });
    expect(failureOf(() => expect([1]).to.deep.equal([2])).actual).to.deep.equal([1]);
  });

  it('has the size that is asked for', async () => {
    await setViewport(320, 640);
    expect([innerWidth, innerHeight]).to.deep.equal([320, 640]);
  });

  it('takes keys where the focus is', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><input name="one" /><input name="two" /></form>`);
    form.querySelector('input')!.focus();
    await typeText('ab');
    await pressKeys('Tab', 'c', 'Shift+Tab', 'End', 'd');
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({ one: 'abd', two: 'c' });
  });

  it('creates passkeys with an authenticator of its own, as long as it recognises the person', async () => {
    const authenticator = await addVirtualAuthenticator();
    const credential = await navigator.credentials.create(options());
    expect(credential?.type).to.equal('public-key');
    expect((await authenticator.credentials()).map(({ rpId }) => rpId)).to.deep.equal(['localhost']);

    await authenticator.setUserVerified(false);
    const refusal = await navigator.credentials.create(options()).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(DOMException);
    await authenticator.remove();
  });

  it('waits for the event of an action, and records all of them', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Go</button>`);
    const event = await expectEvent(button, 'click', () => button.click());
    expect(event.target).to.equal(button);
    expect(await recordEvents(button, 'click', () => [button.click(), button.click()])).to.have.length(2);
    const missing = await expectEvent(button, 'click', () => undefined, { timeout: 20 }).catch(String);
    expect(missing).to.equal('Error: No "click" event within 20 ms.');
  });

  it('lets a test expect what is written to the console', () => {
    const errors = recordConsole('error');
    console.error('Set the property "domain".');
    expect(errors).to.deep.equal(['Set the property "domain".']);
  });

  it('starts an emulator on another origin and talks to it', async () => {
    const emulator = await startEmulator({ scenario: 'typical' });
    expect(emulator.origin).not.to.equal(location.origin);
    const list = async (): Promise<Response> =>
      fetch(`${emulator.origin}/me/v1/authentication-methods`, {
        headers: { authorization: `Bearer ${await emulator.token('read:me:authentication_methods')}` },
      });
    expect((await list()).status).to.equal(200);
    await emulator.faults({ offline: true });
    expect(await list().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    await emulator.reset();
    expect((await list()).status).to.equal(200);
    expect(await emulator.outbox()).to.deep.equal([]);
    await emulator.close();
    expect(await list().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });
});
