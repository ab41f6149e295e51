import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { switches } from '../../src/emulator/faults.js';
import { SCENARIO_NAMES } from '../../src/emulator/index.js';
import { helpText, readCliOptions } from '../../src/emulator/node/cli-options.js';

const cliPath = fileURLToPath(new URL('../../src/emulator/node/cli.ts', import.meta.url));

describe('the command line', () => {
  it('has a default for every option', () => {
    assert.deepEqual(readCliOptions([]), { port: 4400, scenario: 'typical', faults: {} });
  });

  it('reads every option', () => {
    const args =
      '--port 0 --scenario everything --plan free --latency 200 --origin https://login.example.com --rp-id example.com --host 0.0.0.0 ' +
      '--fault location=none --fault nameMaxLength=null --fault disabledTypes=["email"]';
    assert.deepEqual(readCliOptions(args.split(' ')), {
      port: 0,
      scenario: 'everything',
      origin: 'https://login.example.com',
      rpId: 'example.com',
      hostname: '0.0.0.0',
      faults: { plan: 'free', latency: 200, location: 'none', nameMaxLength: null, disabledTypes: ['email'] },
    });
  });

  it('shows help that lists every scenario and switch', () => {
    assert.equal(readCliOptions(['--help']), 'help');
    assert.equal(readCliOptions(['-h', '--port', '1']), 'help');
    for (const name of SCENARIO_NAMES) assert.ok(helpText.includes(`    ${name} `));
    for (const name of Object.keys(switches)) assert.ok(helpText.includes(`    ${name}=`));
  });

  for (const [args, message] of [
    [['--prot', '1'], /Unknown option '--prot'[^]*Valid options: --backend, --port, --host/],
    [['everything'], /Unexpected argument 'everything'/],
    [['--scenario', 'x'], /Unknown scenario "x"\. Valid ones: empty, typical/],
    [['--plan', 'gold'], /Valid: free \| essentials \| enterprise \| unlimited/],
    [['--port', 'x'], /--port must be a whole number/],
    [['--port', '70000'], /at most 65535/],
    [['--latency', '-1'], /latency/],
    [['--fault', 'x'], /name=value/],
    [['--fault', 'x=1'], /Unknown switch "x"\. Valid ones: latency/],
    [['--fault', 'offline=maybe'], /Switch "offline" does not accept "maybe"\. Valid: true \| false/],
    [['--origin', 'example'], /--origin must be an address/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => readCliOptions(args), message);
    });
  }

  it('prints an address and a token request that work', async (context) => {
    const child = spawn(process.execPath, ['--import', 'tsx', cliPath, '--port', '0', '--scenario', 'empty']);
    context.after(() => child.kill());
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('Ctrl+C')) break;
    }
    const origin = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
    const grant = /-d '(\{.*\})'/.exec(output)?.[1] ?? '';
    const response = await fetch(`${origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: grant,
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const list = await fetch(`${origin}/me/v1/authentication-methods`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.deepEqual(await list.json(), { authentication_methods: [] });
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('exits with a message and status 1 when it cannot start', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', cliPath, '--scenario', 'x']);
    let errors = '';
    child.stderr.on('data', (chunk: unknown) => {
      errors += String(chunk);
    });
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(errors, /^Unknown scenario "x"[^]*See --help/);
    assert.doesNotMatch(errors, /at .*:\d+/);
  });
});
