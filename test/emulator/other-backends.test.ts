import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { helpText, readCliOptions } from '../../src/emulator/node/cli-options.js';
import { emulatedBackends } from '../../src/emulator/emulated-backends.js';
import { serveBackendEmulator } from '../../src/emulator/node/serve-backend-emulator.js';

const cliPath = fileURLToPath(new URL('../../src/emulator/node/cli.ts', import.meta.url));
const names = Object.keys(emulatedBackends);

describe('the command line, with --backend', () => {
  it('reads the options of other backends', () => {
    const args =
      '--backend gateway --port 0 --scenario empty --latency 20 --fault status=500 --host 0.0.0.0 --origin https://api.example.com';
    assert.deepEqual(readCliOptions(args.split(' ')), {
      port: 0,
      origin: 'https://api.example.com',
      hostname: '0.0.0.0',
      backend: 'gateway',
      account: 'empty',
      faults: { latency: 20, status: 500 },
    });
  });

  it('lists them in its help', () => {
    assert.ok(names.length > 1);
    for (const name of names) assert.ok(helpText.includes(`    ${name} `), name);
  });

  for (const [args, message] of [
    [['--backend', 'x'], /--backend must be one of .*gateway.*, not "x"/],
    [
      ['--backend', 'gateway', '--scenario', 'everything'],
      /Unknown account "everything". Valid ones: typical, empty/,
    ],
    [['--backend', 'gateway', '--plan', 'free'], /--plan is not for --backend gateway/],
    [['--backend', 'gateway', '--fault', 'x'], /name=value/],
    [['--backend', 'gateway', '--fault', 'sattus=500'], /Unknown switch "sattus"\. Valid ones: .*status/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => readCliOptions(args), message);
    });
  }

  for (const name of names) {
    it(
      `prints commands for ${name} that list the person’s methods`,
      { skip: process.platform === 'win32' },
      async (context) => {
        const child = spawn(process.execPath, ['--import', 'tsx', cliPath, '--backend', name, '--port', '0']);
        context.after(() => child.kill());
        let output = '';
        for await (const chunk of child.stdout) {
          output += String(chunk);
          if (output.includes('Ctrl+C')) break;
        }
        const commands = /the list with it:\n([^]*)\n\nPaths/.exec(output)?.[1];
        assert.ok(commands, output);
        const { stdout } = await promisify(execFile)('sh', ['-c', commands]);
        assert.match(stdout, /totp|AUTHENTICATOR_APP|SOFTWARE_TOKEN/i);
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    );
  }
});

describe('an emulator of another backend, over HTTP', () => {
  for (const name of names) {
    it(`${name} answers a page of another origin, and can be controlled`, async (context) => {
      const server = await serveBackendEmulator({ backend: name, port: 0 });
      context.after(server.close);
      const preflight = await fetch(`${server.origin}/anything`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://shop.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-amz-target',
        },
      });
      assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
      assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /x-amz-target/);
      const outbox = await fetch(`${server.origin}/emulator/outbox`);
      assert.deepEqual(await outbox.json(), []);
      const token = await fetch(`${server.origin}/emulator/token`, { method: 'POST' });
      assert.match(((await token.json()) as { token: string }).token, /^[\w.=-]{10,}$/);
      const reset = (body: string) => fetch(`${server.origin}/emulator/reset`, { method: 'POST', body });
      assert.equal((await reset('{"account":"empty"}')).status, 200);
      for (const wrong of ['{"account":"full"}', '[]', '{']) assert.equal((await reset(wrong)).status, 400);
      await fetch(`${server.origin}/emulator/faults`, { method: 'POST', body: '{"offline":true}' });
      await assert.rejects(fetch(`${server.origin}/anything`), TypeError);
    });
  }

  it('says that a port is in use', async (context) => {
    const { origin, close } = await serveBackendEmulator({ backend: 'gateway', port: 0 });
    context.after(close);
    await assert.rejects(
      serveBackendEmulator({ backend: 'gateway', port: Number(new URL(origin).port) }),
      /is in use; choose another one/,
    );
  });
});
