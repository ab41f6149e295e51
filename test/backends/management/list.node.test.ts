import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { managementBackend } from '../../../src/backends/management/index.js';
import {
  createManagementEmulator,
  type ManagementAccountName,
  type ManagementFaults,
} from '../../../src/emulator/management/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { FirstSnapshot } from '../../../src/model/methods-backend.js';
import { apiBase, passThroughProxy } from './pass-through-proxy.js';

const options = { signal: new AbortController().signal };

/** A backend in front of an emulator. A request that is `held` waits until it is let go. */
function connect(account: ManagementAccountName, faults: Partial<ManagementFaults> = {}) {
  const emulator = createManagementEmulator({ account });
  emulator.setFaults(faults);
  const proxy = passThroughProxy(emulator);
  const pages: string[] = [];
  const held: (() => void)[] = [];
  const holds = { from: Infinity };
  const backend = managementBackend({
    apiBase,
    fetcher: async (input, init) => {
      pages.push(new URL(input).searchParams.get('page') ?? '');
      if (pages.length > holds.from) await new Promise<void>((resolve) => held.push(resolve));
      return proxy(new Request(input, init));
    },
  });
  return { backend, pages, held, holds };
}

/** A backend whose server answers page by page. */
function paged(answer: (page: number) => unknown) {
  const pages: number[] = [];
  const backend = managementBackend({
    apiBase,
    fetcher: (input) => {
      const page = Number(new URL(input).searchParams.get('page'));
      pages.push(page);
      return Promise.resolve(Response.json(answer(page)));
    },
  });
  return { backend, pages };
}

const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `totp|${from + index}`, type: 'totp' }));

/** Resolves when so many requests wait. Fails when they don't come, since nothing here takes time. */
async function waiting(held: readonly unknown[], count: number): Promise<void> {
  for (let turn = 0; held.length < count; turn += 1) {
    assert.ok(turn < 1000, `${held.length} of ${count} requests wait`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a list of several pages', () => {
  it('comes with one request when it has one', async () => {
    const { backend, pages } = connect('typical');
    assert.equal((await backend.list(options)).methods.length, 9);
    assert.deepEqual(pages, ['0']);
  });

  it('asks for all others at once when the first says how many there are', async () => {
    const { backend, pages, held, holds } = connect('many');
    holds.from = 1;
    const listing = backend.list(options);
    await waiting(held, 2);
    assert.deepEqual(pages, ['0', '1', '2']);
    for (const letGo of held) letGo();
    const { methods, incomplete, problems } = await listing;
    assert.equal(methods.length, 125);
    assert.equal(incomplete, undefined);
    assert.deepEqual(problems, []);
  });

  for (const faults of [{}, { listForm: 'bare' }] as const) {
    it(`shows the first while the others are on their way: ${JSON.stringify(faults)}`, async () => {
      const { backend, held, holds } = connect('many', faults);
      holds.from = 1;
      const shown: FirstSnapshot[] = [];
      const listing = backend.list({ ...options, showFirst: (snapshot) => shown.push(snapshot) });
      await waiting(held, 1);
      assert.equal(shown.length, 1);
      assert.equal(shown[0]?.methods.length, 50);
      assert.equal(shown[0].incomplete, true);
      holds.from = Infinity;
      for (const letGo of held) letGo();
      assert.equal((await listing).methods.length, 125);
    });
  }

  it('asks for the next while a page is full, when nothing says how many there are', async () => {
    const { backend, pages } = connect('many', { listForm: 'bare' });
    const { methods, incomplete } = await backend.list(options);
    assert.equal(methods.length, 125);
    assert.equal(incomplete, undefined);
    assert.deepEqual(pages, ['0', '1', '2']);
  });

  it('shows nothing of a list in one page early', async () => {
    const { backend } = connect('typical');
    await backend.list({ ...options, showFirst: () => assert.fail('It has one page') });
  });

  it('ends with a page that brings nothing new', async () => {
    const { backend, pages } = connect('many', { listForm: 'bare', pages: 'repeated' });
    assert.equal((await backend.list(options)).methods.length, 50);
    assert.deepEqual(pages, ['0', '1']);
  });

  it('has a gap when the pages have less than the envelope promises', async () => {
    const { backend } = connect('many', { pages: 'repeated' });
    const { methods, incomplete, problems } = await backend.list(options);
    assert.equal(methods.length, 50);
    assert.equal(incomplete, true);
    assert.match(problems[0]?.message ?? '', /50 of 100 methods came/);
  });

  it('ends some time when it never ends', async () => {
    const { backend, pages } = connect('typical', { listForm: 'bare', pages: 'endless' });
    const { methods, incomplete } = await backend.list(options);
    assert.equal(methods.length, 1000);
    assert.equal(incomplete, true);
    assert.equal(pages.length, 20);
  });

  it('ends some time when the envelope promises any number', async () => {
    const { backend, pages } = paged((page) => ({
      ...{ start: page * 50, limit: 50, total: 1e12 },
      authenticators: items(page * 50, 50),
    }));
    assert.equal((await backend.list(options)).incomplete, true);
    assert.equal(pages.length, 20);
  });

  it('takes the size of a page from the envelope: a server may give less than was asked for', async () => {
    const { backend, pages } = paged((page) => ({
      ...{ start: page * 25, limit: 25, total: 60 },
      authenticators: items(page * 25, Math.min(25, 60 - page * 25)),
    }));
    assert.equal((await backend.list(options)).methods.length, 60);
    assert.deepEqual(pages, [0, 1, 2]);
  });

  it('goes on after a full page when the envelope has no numbers', async () => {
    const { backend, pages } = paged((page) => ({ authenticators: items(page * 50, page ? 3 : 50) }));
    assert.equal((await backend.list(options)).methods.length, 53);
    assert.deepEqual(pages, [0, 1]);
  });

  it('takes one long page of a server that knows no pages', async () => {
    const { backend, pages } = paged(() => items(0, 70));
    assert.equal((await backend.list(options)).methods.length, 70);
    assert.deepEqual(pages, [0, 1]);
  });

  it('fails as a whole when a page fails', async () => {
    for (const second of [{ statusCode: 500, message: 'No' }, { authenticators: null }, 'text']) {
      const { backend } = paged((page) => (page ? second : { total: 51, authenticators: items(0, 50) }));
      await assert.rejects(backend.list(options), ({ code }: AuthMethodsError) =>
        ['server_error', 'invalid_response'].includes(code),
      );
    }
  });

  it('ends when it is aborted between two pages', async () => {
    const controller = new AbortController();
    const { backend, held, holds } = connect('many');
    holds.from = 1;
    const listing = backend.list({ signal: controller.signal });
    await waiting(held, 1);
    controller.abort();
    await assert.rejects(listing, ({ code }: AuthMethodsError) => code === 'aborted');
  });
});
