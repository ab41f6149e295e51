import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { AccountPage } from '../support/engines/account-page.js';
import type { EngineName, EngineWindow } from '../support/engines/engine-window.js';
import { mustHaveEngines } from '../support/engines/find-engines.js';
import { describeAnswers } from './flows/answers.js';
import { describeChanges } from './flows/changes.js';
import { describeEnrollments } from './flows/enrollments.js';
import { describeKeyboard } from './flows/keyboard.js';
import { describeLanguages } from './flows/languages.js';
import { describeList } from './flows/list.js';
import { describeMissingFeatures } from './flows/missing-features.js';
import { describePolicy } from './flows/policy.js';

import type { Flow } from './flow.js';

const flows: readonly Flow[] = [
  describeList,
  describeEnrollments,
  describeChanges,
  describeKeyboard,
  describeLanguages,
  describePolicy,
  describeAnswers,
  describeMissingFeatures,
];

/** Every flow, in one engine. Each test ends with a page that complained about nothing. */
export function describeEngine(engine: EngineName, openWindow: () => Promise<EngineWindow>): void {
  describe(`the script tag in ${engine}`, { timeout: 1_200_000 }, () => {
    let window: EngineWindow;
    let page: AccountPage;

    before(async () => {
      window = await openWindow();
      page = await AccountPage.start(window);
    });
    after(async () => {
      await window?.close();
      await page?.close();
    });
    afterEach(() => page.assertQuiet());

    for (const describeFlow of flows) describeFlow(() => page, engine);
  });
}

/** Stands for an engine that is not here: a failure where it had to be, else a skipped test that says what to do. */
export function describeMissingEngine(engine: EngineName, reason: string): void {
  it(`runs in ${engine}`, { skip: !mustHaveEngines && reason }, () => assert.fail(reason));
}
