import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { emulatedBackends } from '../../src/emulator/emulated-backends.js';
import { installPackage, type InstalledPackage } from './installed-package.js';
import { root } from './packed-package.js';

const signIn =
  '/authorize?client_id=demo&response_type=code&scope=openid&redirect_uri=http://localhost:5173/' +
  '&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';

describe('the command of the package', () => {
  let installed: InstalledPackage;
  const running: ChildProcess[] = [];

  before(async () => (installed = await installPackage()));
  after(async () => {
    for (const child of running) child.kill();
    await installed.remove();
  });

  /** What npm makes of package.json's `bin`. */
  function start(...args: readonly string[]): ChildProcess & { readonly output: () => string } {
    const isWindows = process.platform === 'win32';
    const command = join(
      'node_modules/.bin',
      isWindows ? 'auth-methods-manager.cmd' : 'auth-methods-manager',
    );
    const child = spawn(command, [...args], { cwd: installed.project, shell: isWindows });
    running.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    return Object.assign(child, { output: () => text });
  }

  /** The address, once it is printed with the rest. */
  async function serve(
    ...args: readonly string[]
  ): Promise<{ readonly origin: string; readonly output: string }> {
    const child = start('emulator', '--port', '0', ...args);
    while (!child.output().includes('Ctrl+C')) {
      assert.equal(child.exitCode, null, child.output());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const output = child.output();
    const origin = /http:\/\/localhost:\d+/.exec(output)?.[0];
    assert.ok(origin, output);
    return { origin, output };
  }

  /** Runs the command line that the emulator prints as an example. */
  async function listed(output: string): Promise<string> {
    const [, commands] = /A token, and the list with it:\n([^]*?)\n\n/.exec(output) ?? [];
    assert.ok(commands, output);
    const child = spawn(commands, { shell: true });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await once(child, 'close');
    return text;
  }

  it('serves the My Account API, for the command line that it prints', async () => {
    const { output } = await serve('--scenario', 'typical');
    assert.match(await listed(output), /"authentication_methods":\[\{.*"type":"passkey"/);
  });

  const backends = Object.keys(emulatedBackends);

  it('knows four other backends', () => {
    assert.deepEqual(backends, ['authsignal', 'cognito', 'gateway', 'management']);
  });

  for (const backend of backends) {
    it(`serves the API of the backend ${backend}, for the command line that it prints`, async () => {
      const { output } = await serve('--backend', backend);
      const answer = await listed(output);
      assert.equal(typeof JSON.parse(answer), 'object', answer);
      assert.match(answer, /passkey|UserAttributes/i);
    });
  }

  it('says which package signing in needs, and answers so', async () => {
    const { origin, output } = await serve();
    const line = 'Signing in with a browser needs one more package: npm install --save-dev oidc-provider';
    assert.ok(output.includes(line), output);
    const response = await fetch(origin + signIn);
    assert.equal(response.status, 501);
    assert.deepEqual(await response.json(), { error: 'server_error', error_description: line });
  });

  it('signs in where the package is', async () => {
    await symlink(
      join(root, 'node_modules/oidc-provider'),
      join(installed.project, 'node_modules/oidc-provider'),
      'junction',
    );
    const { origin, output } = await serve();
    assert.match(output, /Signing in with a browser: client "demo"/);
    const response = await fetch(origin + signIn, { redirect: 'manual' });
    assert.match(response.headers.get('location') ?? '', /^\/login\//);
  });

  it('says how it is called, with status 0 when asked and 1 otherwise', async () => {
    for (const [args, status, said] of [
      [['--help'], 0, /^npx auth-methods-manager emulator /],
      [[], 0, /^npx auth-methods-manager emulator /],
      [['serve'], 1, /^There is no command "serve"\.\n\nnpx /],
      [['emulator', '--help'], 0, /--backend <name>/],
      [['emulator', '--prot'], 1, /Unknown option '--prot'/],
    ] as const) {
      const child = start(...args);
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, status, args.join(' '));
      assert.match(child.output(), said);
    }
  });
});
