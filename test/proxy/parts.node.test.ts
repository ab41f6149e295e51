import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { exclusiveInProcess } from '../../src/proxy/exclusive.js';
import { base64url, fromBase64url } from '../../src/proxy/management/base64.js';
import { countersInMemory } from '../../src/proxy/management/counter-store.js';
import { Seal } from '../../src/proxy/management/seal.js';
import { idInPath } from '../../src/proxy/path-id.js';
import { later, secret } from './support/proxy-world.js';

describe('the lock of one process', () => {
  it('runs one after another for each key, and others beside', async () => {
    const exclusive = exclusiveInProcess();
    const events: string[] = [];
    const run = (name: string) => async () => {
      events.push(`${name} begins`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
    };
    await Promise.all([exclusive('a', run('1')), exclusive('a', run('2')), exclusive('b', run('3'))]);
    assert.deepEqual(
      events.filter((event) => !event.startsWith('3')),
      ['1 begins', '1 ends', '2 begins', '2 ends'],
    );
    assert.ok(events.indexOf('3 begins') < events.indexOf('1 ends'));
  });

  it('goes on after a failure, which it passes on', async () => {
    const exclusive = exclusiveInProcess();
    const failed = exclusive('a', () => Promise.reject(new Error('no')));
    let ran = false;
    const next = exclusive('a', async () => void (ran = true));
    await assert.rejects(failed, /no/);
    await next;
    assert.ok(ran);
  });
});

describe('the counters of one process', () => {
  it('count up, each key by itself, and forget after their time', async () => {
    const { increment } = countersInMemory();
    assert.deepEqual(
      [await increment('a', 60), await increment('a', 60), await increment('b', 60)],
      [1, 2, 1],
    );
    assert.equal(await later(59, () => increment('a', 60)), 3);
    assert.equal(await later(61, () => increment('a', 60)), 1);
  });

  it('refuse when they are full rather than forget what counts', async () => {
    const { increment } = countersInMemory(2);
    await increment('a', 60);
    await increment('b', 60);
    await assert.rejects(increment('c', 60), /full. Set the option store/);
    assert.equal(await increment('a', 60), 2);
    assert.equal(await later(61, () => increment('c', 60)), 1);
  });
});

describe('the seal', () => {
  it('property: gives back what was sealed, to its owner only', async () => {
    const seal = new Seal([secret], 'tenant.example');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        fc.string(),
        async (value, owner, other) => {
          const plain = JSON.parse(JSON.stringify(value)) as object;
          const sealed = await seal.close(plain as Record<string, unknown>, owner);
          assert.deepEqual(await seal.open(sealed, owner), plain);
          if (other !== owner) assert.equal(await seal.open(sealed, other), undefined);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('property: opens nothing else', async () => {
    const seal = new Seal([secret], 'tenant.example');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.uint8Array().map(base64url)), async (text) =>
        assert.equal(await seal.open(text, 'ada'), undefined),
      ),
    );
  });

  it('signs so that nobody without the secret can', async () => {
    const seal = new Seal([secret], 'tenant.example');
    const signature = await seal.sign('123456');
    assert.ok(await seal.verify('123456', signature));
    assert.ok(!(await seal.verify('123457', signature)));
    assert.ok(!(await new Seal([`${secret}!`], 'tenant.example').verify('123456', signature)));
    for (const text of ['', 'AAAA', 'not base64']) assert.ok(!(await seal.verify('123456', text)));
  });
});

describe('an id in a path', () => {
  it('property: is one segment without anything special, or is refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.string().map(encodeURIComponent)),
        (segment) => {
          let id: string;
          try {
            id = idInPath(segment);
          } catch {
            return;
          }
          assert.match(id, /^[!-~][ -~]{0,254}$/);
          assert.doesNotMatch(id, /[/\\%?#;]|^\.\.?$/);
          const { pathname } = new URL(`https://x/a/${encodeURIComponent(id)}/b`);
          assert.deepEqual(pathname.split('/').map(decodeURIComponent), ['', 'a', id, 'b']);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('base64url', () => {
  it('property: comes back, and is read in one form only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) =>
        assert.deepEqual([...fromBase64url(base64url(bytes))!], [...bytes]),
      ),
    );
    for (const text of ['', 'A', 'AB==', 'AB', 'A+/A', 'AA A', 'AAé', 'QUJ='])
      if (text !== 'AB') assert.equal(fromBase64url(text), undefined, text);
    assert.equal(fromBase64url('AB'), undefined);
  });
});

describe('a package that is not installed', () => {
  const run = promisify(execFile);
  // A host without the optional packages: their names can't be resolved.
  const program = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(\`
      export const resolve = (name, context, next) => {
        if (name === 'otpauth' || name === '@simplewebauthn/server') throw new Error('Cannot find package ' + name);
        return next(name, context);
      };\`));
    const { createWorld, outcome } = await import('./test/proxy/support/proxy-world.ts');
    const errors = [];
    const onError = (error) => errors.push(error.message);
    const world = createWorld({ onError });
    const answers = [];
    for (const type of ['totp', 'totp', 'passkey', 'webauthn-roaming'])
      answers.push(outcome(await world.send('POST', 'me/authentication-methods', { type })));
    answers.push(outcome(await world.send('POST', 'me/authentication-methods', { type: 'email', email: 'ada@example.net' })));
    console.log(JSON.stringify({ answers, errors }));
  `;

  it('is a 500 for the types that need it, and one line for the host’s developer', async () => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const { stdout } = await run(process.execPath, args, { cwd: join(import.meta.dirname, '../..') });
    assert.deepEqual(JSON.parse(stdout), {
      answers: ['500', '500', '500', '500', '202'],
      errors: [
        'auth-methods-manager/proxy: Adding this type of method needs a package: npm install otpauth',
        'auth-methods-manager/proxy: Adding this type of method needs a package: npm install @simplewebauthn/server',
      ],
    });
  });
});
