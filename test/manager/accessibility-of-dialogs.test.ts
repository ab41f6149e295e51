import { expect } from '@open-wc/testing';
import { accessibilityProblems, openOnPage } from '../support/browser/accessibility-problems.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { showScreen } from '../support/browser/screen.js';
import { screens } from '../support/browser/screens.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

describe('the menus and dialogs of <auth-methods-manager> can be used by everybody', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator();
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  afterEach(() => emulator.faults({ latency: 0 }));

  for (const screen of screens) {
    it(screen.name, async () => {
      await emulator.reset(screen.scenario ?? 'single-factor');
      const manager = await openOnPage({ emulator });
      await showScreen(manager, screen);
      expect(await accessibilityProblems(manager)).to.deep.equal([]);
    });
  }
});
