import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { apiScopes } from '../../src/emulator/operations.js';
import { plans } from '../../src/emulator/rate-limits.js';
import { root } from './read-examples.js';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const guide = read('docs/setup.md');

/** The rows of the first table below a heading, cell by cell, without the head. */
function table(heading: string): readonly (readonly string[])[] {
  const [, text = ''] = guide.split(`\n## ${heading}\n`);
  const [section = ''] = text.split('\n## ');
  const [, rows = ''] = /\n((?:\|.*\n)+)/.exec(section) ?? [];
  return rows
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

describe('the guide to the set-up in Auth0', () => {
  it('grants every scope that there is, and no other', () => {
    const granted = table('4. The client grant').map(([scope = '']) => scope.replaceAll('`', ''));
    assert.deepEqual(granted.toSorted(), [...apiScopes].sort());
  });

  it('says the limits of each plan as the emulator has them', () => {
    const said = table('Plans and their limits').flatMap(([names = '', list = '', write = '']) =>
      names.split(', ').map((plan) => [plan, Number.parseInt(list, 10), Number.parseInt(write, 10)]),
    );
    const { free, essentials, enterprise } = plans;
    assert.deepEqual(said, [
      ['Free', free.list, free.write],
      ['Essentials', essentials.list, essentials.write],
      ['Professional', essentials.list, essentials.write],
      ['Enterprise', enterprise.list, enterprise.write],
    ]);
  });

  it('quotes messages that the guide to troubleshooting has', () => {
    const troubleshooting = read('docs/troubleshooting.md');
    const quotes = table('If it does not work')
      .flatMap(([seen = '']) => [...seen.matchAll(/`(.+?)`/g)].map(([, quote = '']) => quote))
      .filter((quote) => quote.startsWith('✗') || quote.includes(' was refused'));
    assert.ok(quotes.length > 4, String(quotes.length));
    for (const quote of quotes) assert.ok(troubleshooting.includes(quote.replace(/ ?…$/, '')), quote);
  });

  it('has its steps in order', () => {
    const steps = [...guide.matchAll(/^## (\d+)\. /gm)].map(([, step]) => Number(step));
    assert.deepEqual(steps, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

/** A module of the guide's code, by a name that stands in it. */
async function runExample(folder: string, name: string, extension: string): Promise<unknown> {
  const code = [...guide.matchAll(/```\w+\n([^]*?)```/g)].map(([, text = '']) => text);
  const file = join(folder, name + extension);
  writeFileSync(file, code.find((text) => text.includes(name)) ?? '');
  return import(pathToFileURL(file).href);
}

describe('code for the tenant in docs/setup.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'));
  after(() => rmSync(folder, { recursive: true }));

  it('asks for a second step before a change, unless there was one in the last 15 minutes', async () => {
    interface Method {
      readonly name: string;
      readonly timestamp: string;
    }
    const { onExecutePostLogin } = (await runExample(folder, 'onExecutePostLogin', '.cjs')) as {
      readonly onExecutePostLogin: (event: object, api: object) => Promise<void>;
    };
    async function asks(scopes: readonly string[], methods?: readonly Method[]): Promise<boolean> {
      let asked = false;
      const event = {
        transaction: { requested_scopes: scopes },
        ...(methods && { authentication: { methods } }),
      };
      await onExecutePostLogin(event, { multifactor: { enable: () => (asked = true) } });
      return asked;
    }
    const before = (minutes: number): Method => ({
      name: 'mfa',
      timestamp: new Date(Date.now() - minutes * 60_000).toISOString(),
    });
    assert.equal(await asks(['openid', 'read:me:authentication_methods', 'read:me:factors']), false);
    for (const scope of apiScopes.filter((name) => !name.startsWith('read:'))) {
      assert.equal(await asks([scope]), true, scope);
      assert.equal(await asks([scope], [before(16)]), true, scope);
      assert.equal(await asks([scope], [{ ...before(1), name: 'pwd' }]), true, scope);
      assert.equal(await asks([scope], [before(16), before(14)]), false, scope);
    }
  });

  it('tells the person of what was changed, and of nothing else, for whoever knows the token of the stream', async () => {
    const { onLogs } = (await runExample(folder, 'onLogs', '.ts')) as {
      readonly onLogs: (
        request: Request,
        send: (id: string, text: string) => Promise<void>,
      ) => Promise<Response>;
    };
    async function sent(token: string, ...logs: readonly object[]): Promise<readonly [number, ...string[]]> {
      const texts: string[] = [];
      const headers = { authorization: token };
      const request = new Request('https://example.com/logs', {
        method: 'POST',
        headers,
        body: JSON.stringify(logs),
      });
      const { status } = await onLogs(request, (id, text) =>
        Promise.resolve(void texts.push(`${id}: ${text}`)),
      );
      return [status, ...texts];
    }
    const change = (method: string, path: string): object => ({
      data: {
        type: 'my_account_authentication_method_succeeded',
        user_id: 'ada',
        details: { operation: '…', request: { method, path } },
      },
    });
    process.env['LOG_STREAM_TOKEN'] = 'right';
    assert.deepEqual(await sent('wrong', change('DELETE', '/me/v1/authentication-methods/1')), [401]);
    assert.deepEqual(
      await sent(
        'right',
        change('GET', '/me/v1/authentication-methods'),
        change('POST', '/me/v1/authentication-methods'),
        change('POST', '/me/v1/authentication-methods/1/verify'),
        change('PATCH', '/me/v1/authentication-methods/1'),
        change('DELETE', '/me/v1/authentication-methods/1'),
        { type: 'scp', user_id: 'ada' },
        { type: 's', user_id: 'ada' },
      ),
      [
        ...[204, 'ada: A way to sign in was added.', 'ada: A way to sign in was changed.'],
        ...['ada: A way to sign in was removed.', 'ada: Your password was changed.'],
      ],
    );
    delete process.env['LOG_STREAM_TOKEN'];
    assert.deepEqual(await sent('undefined', change('DELETE', '/')), [401]);
  });
});
