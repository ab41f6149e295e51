import { expect } from '@open-wc/testing';
import type { AuthMethodsManager } from '../../src/index.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { ManagerHarness, openManager, tokenFor } from '../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const prefix = '<auth-methods-manager debug> ';
const isDebugLine = (line: unknown): line is string => typeof line === 'string' && line.startsWith(prefix);

/** What `debug` prints until the test ends, without what every line begins with. */
function recordDebug(): readonly string[] {
  const lines: string[] = [];
  const { info, warn } = console;
  console.info = (...values: unknown[]): void => {
    if (isDebugLine(values[0])) lines.push(values[0].slice(prefix.length));
    else info(...values);
  };
  console.warn = (...values: unknown[]): void => {
    if (isDebugLine(values[0])) lines.push(values[0].slice(prefix.length));
    else warn(...values);
  };
  restore.push(() => Object.assign(console, { info, warn }));
  return lines;
}

const restore: (() => void)[] = [];
afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

type Settings = (emulator: RunningEmulator) => Readonly<Record<string, unknown>>;

interface Mistake {
  readonly settings?: Settings;
  readonly faults?: Parameters<RunningEmulator['faults']>[0];
  readonly style?: Readonly<Record<string, string>>;
  /** The one line that is printed for it: what is wrong, and the fix. */
  readonly told: RegExp;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  'no domain': {
    settings: () => ({ domain: undefined }),
    told: /^✗ address: neither `domain` nor `apiBase` is set\. Set `domain` to the host people sign in at\.$/,
  },
  'a domain where nobody answers': {
    settings: () => ({ domain: 'localhost:1' }),
    told: /^✗ network: nothing answers at http:\/\/localhost:1\. Correct `domain` or `apiBase`, unless you are offline\.$/,
  },
  'a domain where something else answers': {
    settings: ({ origin }) => ({ apiBase: `${origin}/another/v1` }),
    told: /^✗ answer: misconfigured: .*404.*Is the API active, and is `domain` or `apiBase` right\?/,
  },
  'nothing that provides a token': {
    settings: () => ({ getAccessToken: undefined }),
    told: /^✗ token: nothing provides one\. Set `getAccessToken`, `accessToken` or `fetcher`\.$/,
  },
  'a getter that rejects': {
    settings: () => ({ getAccessToken: () => Promise.reject(new RangeError('login_required')) }),
    told: /^✗ token: getAccessToken rejected \(RangeError\)\. See the error it throws/,
  },
  'a token for another audience': {
    settings: (emulator) => ({
      getAccessToken: (request: Parameters<typeof tokenFor>[1]) =>
        tokenFor(emulator, { ...request, audience: 'https://api.example.com/' }),
    }),
    told: /^✗ audience: the token is for https:\/\/api\.example\.com\/\. Ask for a token with the audience "http:\/\/localhost:\d+\/me\/", exactly so, with the slash at its end\.$/,
  },
  'a token without the scopes': {
    settings: (emulator) => ({ getAccessToken: () => emulator.token('read:me:factors') }),
    told: /^✗ scopes: missing: read:me:authentication_methods\. Pass `request\.scopes` on .* grant these scopes/,
  },
  'a clock that is late': {
    faults: { clockOffset: 3_600_000 },
    told: /^✗ clock: the token was issued (359\d|3600) seconds in the future\. Set the clock of this device\.$/,
  },
  'a token that has expired': {
    faults: { tokenLifetime: -60 },
    told: /^✗ clock: the token has expired\. With `request\.fresh`, ask for a new token/,
  },
  'a relying party that the page is not on': {
    told: /^✗ relying party: passkeys are for "example\.com", this page is on "localhost"\. Configure a custom domain/,
  },
  'colours that are hard to read': {
    style: { '--auth-methods-muted-color': '#999999', '--auth-methods-surface-color': '#ffffff' },
    told: /^✗ colours: .*muted on surface 2\.85:1.*\. Change the --auth-methods-…-color properties concerned until each reaches 4\.5:1\.$/,
  },
};

describe('the attribute debug', () => {
  let emulator: RunningEmulator;
  let elsewhere: RunningEmulator;

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
    elsewhere = await startEmulator({ scenario: 'typical', rpId: 'example.com' });
  });

  afterEach(async () => {
    await emulator.faults({ clockOffset: 0, tokenLifetime: 7200 });
  });

  async function open(
    running: RunningEmulator,
    { settings, style = {} }: Pick<Mistake, 'settings' | 'style'> = {},
  ): Promise<AuthMethodsManager> {
    const { element } = await openManager({
      emulator: running,
      unloaded: true,
      settings: settings?.(running) ?? {},
    });
    for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
    return element;
  }

  /** Resolves when the last line has been printed. */
  const printed = (lines: readonly string[]): Promise<void> =>
    eventually(() => /^(\d+ to mend|all is well)$/.test(lines.at(-1) ?? ''));

  it('prints that all is well where it is, and neither a token nor a name', async () => {
    const lines = recordDebug();
    const element = await open(emulator);
    element.setAttribute('debug', '');
    await printed(lines);
    expect(lines).to.deep.equal([
      `✓ address: ${emulator.domain}`,
      '✓ page: secure',
      `✓ audience: ${emulator.audience}`,
      '✓ scopes: read:me:authentication_methods read:me:factors',
      '✓ clock: agrees with the token',
      '✓ answer: 6 methods',
      '✓ relying party: localhost',
      '✓ well-known addresses: none; docs/hosts.md has the lines with which password managers find this page',
      '✓ colours: all at least 4.5:1',
      'all is well',
    ]);
  });

  for (const [name, { settings, faults, style, told }] of Object.entries(mistakes)) {
    it(`prints the fix for ${name}, and counts it`, async () => {
      recordConsole('error');
      const lines = recordDebug();
      if (faults) await emulator.faults(faults);
      const running = name.startsWith('a relying party') ? elsewhere : emulator;
      const element = await open(running, { ...(settings && { settings }), ...(style && { style }) });
      element.setAttribute('debug', '');
      await printed(lines);
      const wrong = lines.filter((line) => line.startsWith('✗'));
      expect(
        wrong.filter((line) => told.test(line)),
        lines.join('\n'),
      ).to.have.length(1);
      expect(lines.at(-1)).to.equal(`${wrong.length} to mend`);
      expect(lines.join('\n')).not.to.match(/eyJ/);
    });
  }

  it('reads a theme’s dark colours where the page is dark', async () => {
    const lines = recordDebug();
    const element = await open(emulator, {
      style: { '--auth-methods-muted-color': 'light-dark(#5a6270, #3a3f48)', 'color-scheme': 'dark' },
    });
    element.setAttribute('debug', '');
    await printed(lines);
    expect(lines.join('\n')).to.match(/✗ colours: muted on surface \d\.\d\d:1, muted on subtle/);
  });

  it('says that a bound token wants a fetcher', async () => {
    recordConsole('error');
    const lines = recordDebug();
    // Only its claims are read here; the API refuses it, as it refuses a bound token without its proof.
    const claims = btoa(JSON.stringify({ aud: emulator.audience, scope: '', cnf: { jkt: 'thumbprint' } }));
    const element = await open(emulator, {
      settings: () => ({ getAccessToken: () => `header.${claims.replace(/=+$/, '')}.signature` }),
    });
    element.setAttribute('debug', '');
    await printed(lines);
    expect(lines.join('\n')).to.contain('✗ DPoP: the token is bound to a key. Set `fetcher` to a function');
  });

  it('checks again after the next load', async () => {
    const lines = recordDebug();
    const element = await open(emulator);
    element.setAttribute('debug', '');
    await printed(lines);
    const { length } = lines;
    await element.refresh();
    await eventually(() => lines.length === 2 * length);
    expect(lines.slice(length)).to.deep.equal(lines.slice(0, length));
  });

  it('checks nothing again after a change, which is no load', async () => {
    const lines = recordDebug();
    const element = await open(emulator);
    element.setAttribute('debug', '');
    await printed(lines);
    const { length } = lines;
    const manager = new ManagerHarness(element, emulator, []);
    const dialog = await manager.open('Authenticator app', 'Rename');
    await dialog.type('Name', 'Pocket');
    await dialog.press('Save name');
    await manager.dialogClosed();
    await manager.textWith('Pocket');
    expect(lines).to.have.length(length);
  });

  it('is all that prints anything: without it nothing is checked', async () => {
    const lines = recordDebug();
    const { element } = await openManager({ emulator, settings: {} });
    element.style.setProperty('--auth-methods-muted-color', '#999999');
    await element.refresh();
    await element.updateComplete;
    expect(lines).to.be.empty;
    // What would be printed, is: the recording works.
    element.debug = true;
    await printed(lines);
  });
});
