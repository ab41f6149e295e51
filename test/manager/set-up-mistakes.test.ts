import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { hurryTimers } from '../support/browser/hurry-timers.js';
import { openManager, recordApiRequests, type ManagerSettings } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

/** What a host's JavaScript may do in spite of the types. */
const anything = (settings: Readonly<Record<string, unknown>>): ManagerSettings => settings;

const calm = 'This page isn’t set up completely. Please tell the people who run this site.';
const failed = 'Something went wrong. Please try again.';

/** A sign-in library whose methods need their object. */
class TokenSource {
  readonly #token = 'eyJ';

  token(): string {
    return this.#token;
  }
}

interface Mistake {
  readonly settings: ManagerSettings;
  /** What the developer reads, fix included. */
  readonly told: string;
  readonly shown: string;
}

/** Each is told once per page, so each of these has words of its own. */
const mistakes: Readonly<Record<string, Mistake>> = {
  'a domain that is none': {
    settings: anything({ domain: 'https://login.example.com/path' }),
    told: 'such as "login.example.com", not "https://login.example.com/path"',
    shown: calm,
  },
  'a token where a function belongs': {
    settings: anything({ getAccessToken: 'eyJ…' }),
    told: 'getAccessToken (string)',
    shown: calm,
  },
  'a getter that returns nothing': {
    settings: anything({ getAccessToken: () => undefined }),
    told: 'There is no usable access token. `getAccessToken` must return it, or a promise of it',
    shown: calm,
  },
  'a getter that returns an object': {
    settings: anything({ getAccessToken: async () => ({ access_token: 'x' }) }),
    told: 'There is no usable access token',
    shown: calm,
  },
  'a getter that asks for a scope in vain': {
    settings: anything({
      audience: 'https://two/',
      getAccessToken: () => Promise.reject(Object.assign(new Error('No'), { error: 'invalid_scope' })),
    }),
    told: 'getAccessToken failed (invalid_scope). It must provide a token for the audience "https://two/" and the scope "read:me:authentication_methods read:me:factors".',
    shown: 'This site isn’t allowed to do that for you. Please tell the people who run it.',
  },
  'a getter with a mistake of its own': {
    settings: anything({
      getAccessToken: () => (undefined as unknown as { fetchToken(): string }).fetchToken(),
    }),
    told: "TypeError: Cannot read properties of undefined (reading 'fetchToken')",
    shown: failed,
  },
  'a getter that is a method without its object': {
    settings: anything({ getAccessToken: new TokenSource().token }),
    told: 'It is called without `this`: where it is a method, set a function that calls it on its object.',
    shown: failed,
  },
  'a getter that rejects with an error of its own': {
    settings: anything({ getAccessToken: () => Promise.reject(new RangeError('No token today')) }),
    told: 'RangeError: No token today',
    shown: failed,
  },
  'a getter that rejects with a text': {
    settings: anything({ getAccessToken: () => Promise.reject('no token today') }),
    told: 'getAccessToken failed (see cause). The element knows no such error. no token today',
    shown: failed,
  },
  'a fetcher with a mistake of its own': {
    settings: anything({
      getAccessToken: undefined,
      fetcher: () => (undefined as unknown as { network(): Response }).network(),
    }),
    told: "TypeError: Cannot read properties of undefined (reading 'network')",
    shown: failed,
  },
  'a fixed token with a space in it': {
    settings: anything({ getAccessToken: undefined, accessToken: 'x y' }),
    told: '`accessToken` must be it: the token alone, as a string without spaces and without "Bearer" in front.',
    shown: calm,
  },
  'a fetcher that returns no response': {
    settings: anything({ getAccessToken: undefined, fetcher: async () => '{}' }),
    told: 'fetcher returned no Response. It must return what fetch() does.',
    shown: calm,
  },
};

/** Said before on this page, as these tests share one. */
const saidBefore = ['a getter that returns an object', 'a fixed token with a space in it'];

describe('a mistake in how a host sets <auth-methods-manager> up', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  for (const [name, { settings, told, shown }] of Object.entries(mistakes)) {
    it(`${name} is told to the developer once, with the fix, and leaves the page calm`, async () => {
      const errors = recordConsole('error');
      const requests = recordApiRequests(emulator);
      const manager = await openManager({ emulator, settings, unloaded: true });
      await manager.textWith(shown);
      if (!saidBefore.includes(name)) {
        expect(errors).to.have.length(1);
        expect(errors[0]).to.match(/^<auth-methods-manager> /);
        expect(errors[0]).to.contain(told);
      } else expect(errors).to.be.empty;
      expect(requests).to.be.empty;
      expect(deepQueryAll(manager.element, '.skeleton')).to.be.empty;
      expect(manager.text).to.match(/^Sign-in & security .*Your sign-in methods can’t be shown right now/);
    });
  }

  const absences: Readonly<Record<string, ManagerSettings & { readonly told: string }>> = {
    'no domain': {
      ...anything({ domain: undefined }),
      told: 'Set `domain` to the hostname that people sign in at, such as "login.example.com".',
    },
    'no way to get a token': {
      ...anything({ getAccessToken: undefined }),
      told: 'Set one of `getAccessToken` (function that returns a token), `accessToken` (string) and `fetcher` (function). Given: nothing.',
    },
  };
  for (const [name, { told, ...settings }] of Object.entries(absences)) {
    it(`with ${name} is told only to the developer while it may still come, and the list follows`, async () => {
      const errors = recordConsole('error');
      const manager = await openManager({ emulator, settings, unloaded: true });
      await eventually(() => errors.length === 1);
      expect(errors[0]).to.contain(told);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      expect(deepQueryAll(manager.element, '.skeleton')).not.to.be.empty;
      expect(manager.text).not.to.contain('can’t be shown');
      const token = await emulator.token('read:me:authentication_methods read:me:factors');
      Object.assign(manager.element, { domain: emulator.domain, getAccessToken: () => token });
      await manager.row('Password');
    });
  }

  it('with nothing set at all is told to the person after half a minute', async () => {
    hurryTimers(100);
    recordConsole('error');
    const settings = anything({ domain: undefined, getAccessToken: undefined });
    const manager = await openManager({ emulator, settings, unloaded: true });
    await manager.textWith(calm);
  });

  it('is forgiven once it is mended', async () => {
    recordConsole('error');
    const { element } = await openManager({
      emulator,
      settings: anything({ domain: 'a b' }),
      unloaded: true,
    });
    await new Promise((resolve) => element.addEventListener('auth-methods-error', resolve, { once: true }));
    element.domain = emulator.domain;
    await new Promise((resolve) => element.addEventListener('auth-methods-loaded', resolve, { once: true }));
  });

  it('is told although the element is moved before its time is over', async () => {
    const errors = recordConsole('error');
    const settings = anything({ domain: 'moved.example.com/path' });
    const manager = await openManager({ emulator, settings, unloaded: true });
    const place = manager.element.parentElement!;
    await nextFrame();
    manager.element.remove();
    await nextFrame();
    place.append(manager.element);
    await manager.textWith(calm);
    expect(errors).to.have.length(1);
  });

  it('is forgotten when it is mended in time, however often it was made', async () => {
    const errors = recordConsole('error');
    const settings = anything({ domain: undefined });
    const manager = await openManager({ emulator, settings, unloaded: true });
    manager.element.domain = 'still wrong';
    await nextFrame();
    manager.element.domain = emulator.domain;
    await manager.loaded();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(errors).to.be.empty;
    expect(manager.text).not.to.contain('isn’t set up');
  });

  it('warns about calls that have no effect', async () => {
    const errors = recordConsole('error');
    const { element } = await openManager({ emulator });
    await element.removeMethod('phone|nobody');
    await element.removeMethod(undefined as unknown as string);
    await element.enrollMethod('palm-print' as 'totp');
    expect(errors).to.have.length(3);
    expect(errors[0]).to.contain("removeMethod('phone|nobody') does nothing: the list does not offer it");
    expect(errors[1]).to.contain("removeMethod('undefined') does nothing");
    expect(errors[2]).to.contain("enrollMethod('palm-print') does nothing");
    expect(element.isConnected).to.equal(true);
  });
});
