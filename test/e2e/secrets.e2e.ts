import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Faults } from '../../src/emulator/index.js';
import { launchBrowser } from '../support/e2e/launch-browser.js';
import { startEmulator } from '../support/e2e/start-emulator.js';
import { addVirtualAuthenticator } from '../support/e2e/virtual-authenticator.js';
import { ElementPage } from '../support/e2e/element-page.js';
import {
  ENROLLABLE_TYPES,
  enterAll,
  finishEnrollment,
  leaveDialog,
  openEnrollment,
  typeCode,
  wrongCode,
  type AddableType,
} from '../support/e2e/enroll-by-hand.js';
import { plantedPlaces, plantSecrets } from '../support/e2e/plant-secrets.js';
import { PageTraces } from '../support/e2e/page-traces.js';
import { findAsTheyAre, findSecrets, secretsOnWire } from '../support/e2e/secret-search.js';

/** What the clipboard holds as long as nobody copies anything. */
const UNTOUCHED = 'what the person had copied before';

/** Types whose dialog still shows, or has typed into it, a secret of its own when one click is missing. */
const SHOWS_SECRET: readonly AddableType[] = ENROLLABLE_TYPES.filter(
  (type) => type !== 'passkey' && type !== 'recovery-code',
);

describe('secrets', { timeout: 1_200_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startEmulator>>;
  let element: ElementPage;
  let traces: PageTraces;
  /** What was typed and not sent. */
  let typed: string[];

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
  });

  beforeEach(async () => {
    typed = [];
    server = await startEmulator({ scenario: 'typical' });
    element = await ElementPage.open({
      browser,
      emulator: server.emulator,
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
      prepare: async (page) => {
        traces = await PageTraces.watch(page);
      },
    });
    await element.page.evaluate(`navigator.clipboard.writeText('${UNTOUCHED}')`);
    await traces.record();
  });

  afterEach(async () => {
    await element.close();
    await server.close();
  });

  async function secrets(): Promise<ReadonlySet<string>> {
    const codes = server.emulator.outbox.map(({ code }) => code);
    return new Set([...secretsOnWire(await element.wire.settled()), ...codes, ...typed]);
  }

  /** Waits until nothing more is asked. The token of a request under way is in memory. */
  async function allAnswered(): Promise<void> {
    let count: number;
    do {
      count = (await element.wire.settled()).length;
      await setTimeout(300);
    } while ((await element.wire.settled()).length > count);
  }

  const found = async (): Promise<readonly string[]> => findSecrets(await secrets(), await traces.collect());

  async function noteTyped(): Promise<void> {
    const fields = element.dialog.locator('input[name=one-time-code], input[name=new-password]');
    for (const field of await fields.all()) typed.push(await field.inputValue());
  }

  /** Nothing of it is anywhere, and the search is one that would have found it. */
  async function assertGone(): Promise<void> {
    await element.dialogClosed();
    // Where the only answer of the dialog was lost, it is the token of the list that is loaded afterwards.
    for (let tries = 0; (await secrets()).size < 2 && tries < 50; tries += 1) await setTimeout(100);
    assert.ok((await secrets()).size >= 2, 'a token and something of the dialog have been on the wire');
    assert.deepEqual(await found(), []);
    const { clipboard } = await traces.collect();
    assert.equal(clipboard, UNTOUCHED);
  }

  for (const place of plantedPlaces) {
    it(`would be found in ${place}, however they are written`, async () => {
      const planted = await plantSecrets(element.page, place);
      const missed = async (): Promise<readonly string[]> => {
        const found = new Set(findSecrets(planted.values(), await traces.collect()));
        return [...planted].filter(([, secret]) => !found.has(`${place}: ${secret}`)).map(([how]) => how);
      };
      // What is said of an error, or sent, comes a little later.
      for (let tries = 0; (await missed()).length > 0 && tries < 5; tries += 1) await setTimeout(200);
      assert.deepEqual(await missed(), []);
    });
  }

  for (const type of ENROLLABLE_TYPES) {
    it(`of ${type} are nowhere when it has been added`, async () => {
      await addVirtualAuthenticator(element.page);
      await enterAll(element, type);
      await noteTyped();
      const whileOpen = await found();
      // Only where the person sees it, or a pattern has read it; and a search that finds nothing would prove nothing later.
      assert.deepEqual(
        whileOpen.filter((place) => !/^(document|patterns): /.test(place)),
        [],
      );
      assert.equal(whileOpen.length > 0, SHOWS_SECRET.includes(type), whileOpen.join('\n'));
      const heading = await element.dialog.getByRole('heading').first().innerText();
      const { recording = '' } = await traces.collect();
      assert.ok(recording.includes(heading), 'the recording has the dialog');
      const neverShown = secretsOnWire(await element.wire.settled(), ['auth_session', 'challenge']);
      assert.deepEqual(findSecrets(neverShown, await traces.collect()), []);

      await finishEnrollment(element, type);
      assert.ok(traces.eventNames.includes('auth-method-enrolled'));
      await assertGone();
    });

    it(`of ${type} are nowhere when its dialog was closed half-way`, async () => {
      await enterAll(element, type);
      await noteTyped();
      await leaveDialog(element);
      await assertGone();
    });
  }

  it('of a recovery code are nowhere any more while its end is asked for', async () => {
    await openEnrollment(element, 'recovery-code');
    await element.dialog.locator('#code').waitFor();
    assert.ok((await found()).some((place) => place.startsWith('document: ')));
    await element.dialog.getByRole('button', { name: 'Continue' }).click();
    await element.dialog.locator('#ending').waitFor();
    assert.deepEqual(await found(), []);
  });

  it('of a passkey are nowhere when the browser’s prompt was left', async () => {
    await addVirtualAuthenticator(element.page, { automaticPresenceSimulation: false });
    await enterAll(element, 'passkey');
    await element.dialog.locator('.primary').click();
    await element.dialog.getByText('Follow the steps your browser shows.').waitFor();
    await element.dialog.getByRole('button', { name: 'Cancel' }).click();
    await assertGone();
  });

  for (const type of ['totp', 'phone', 'email'] as const) {
    it(`of ${type} are nowhere when the code was wrong`, async () => {
      await enterAll(element, type);
      await noteTyped();
      await typeCode(element, wrongCode(typed[0]!));
      await element.dialog.locator('.primary').click();
      await element.dialog.getByText('That code isn’t right').waitFor();
      assert.ok(traces.eventNames.includes('auth-methods-error'));
      await leaveDialog(element);
      await assertGone();
    });
  }

  it('of a refused password are nowhere, although the server repeats it', async () => {
    await openEnrollment(element, 'password');
    server.emulator.setFaults({
      failures: [
        { operation: 'confirmAuthenticationMethod', as: 400, detail: 'Password Quiet-River-42 is too weak' },
      ],
    });
    await element.dialog.locator('#password').fill('Quiet-River-42');
    await element.dialog.locator('.primary').click();
    await element.dialog.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    assert.ok(traces.eventNames.includes('auth-methods-error'));
    await leaveDialog(element);
    await assertGone();
  });

  const spoiled: readonly Faults['failures'][number]['as'][] = ['truncated', 'html', 'lost', 429, 500];
  for (const operation of ['createAuthenticationMethod', 'confirmAuthenticationMethod'] as const) {
    for (const as of spoiled) {
      it(`are nowhere when the answer of ${operation} is spoiled: ${as}`, async () => {
        if (operation === 'createAuthenticationMethod') {
          server.emulator.setFaults({ failures: [{ operation, as }] });
          await openEnrollment(element, 'recovery-code');
        } else {
          await enterAll(element, 'password');
          server.emulator.setFaults({ failures: [{ operation, as }] });
          await noteTyped();
          await element.dialog.locator('.primary').click();
        }
        await element.dialog.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
        assert.ok(traces.eventNames.includes('auth-methods-error'));
        await leaveDialog(element);
        await assertGone();
      });
    }
  }

  it('leave the memory of the page with the dialog', async () => {
    // Without the recorder, which keeps what it has seen of the page.
    await element.load();
    // A code is only six digits: one that was there before it was sent is another number.
    const before = await traces.memory();
    const inMemory = async (): Promise<readonly string[]> => {
      const found = findAsTheyAre(await secrets(), await traces.memory());
      const coincidences = findAsTheyAre(found, before);
      return found.filter((secret) => !coincidences.includes(secret));
    };
    for (const type of ENROLLABLE_TYPES) {
      await enterAll(element, type);
      if (type === 'recovery-code') assert.notDeepEqual(await inMemory(), []);
      await leaveDialog(element);
      await element.dialogClosed();
      await allAnswered();
      assert.deepEqual(await inMemory(), [], type);
    }
  });

  it('that the person copies are in the clipboard, and nowhere else', async () => {
    await openEnrollment(element, 'recovery-code');
    await element.dialog.getByRole('button', { name: 'Copy' }).click();
    await element.dialog.getByRole('button', { name: 'Copied' }).waitFor();
    await leaveDialog(element);
    await element.dialogClosed();
    const [first, ...others] = await found();
    assert.match(first ?? '', /^clipboard: [A-Z\d]{24}$/);
    assert.deepEqual(others, []);
  });
});
