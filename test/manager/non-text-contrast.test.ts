import { expect } from '@open-wc/testing';
import { openOnPage } from '../support/browser/accessibility-problems.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { faintParts, fields, shown } from '../support/browser/faint-parts.js';
import { setPageTheme, themes } from '../support/browser/page-theme.js';
import { showScreen } from '../support/browser/screen.js';
import { screensNamed } from '../support/browser/screens.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

/** Besides fields: what is recognised by its drawing alone. */
const drawn = '[type=radio], [type=checkbox], button[aria-haspopup]:not(.button) svg, .icon';

const withFields = [
  'authenticator app, with its key',
  'authenticator app, after wrong codes',
  'phone, its number',
  'phone, without a number',
  'email, its address',
  'recovery code, its end',
  'password, against a rule',
  'a new name, empty',
];

describe('what is seen by its edge or its drawing', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator();
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  beforeEach(() => setViewport(800, 1000));

  for (const theme of themes) {
    it(`stands out in the list, on a ${theme} page`, async () => {
      await emulator.reset('everything');
      await setPageTheme(theme);
      await openOnPage({ emulator });
      expect(shown(drawn).length).to.be.above(9);
      expect(await faintParts(fields, drawn)).to.deep.equal([]);
    });

    for (const screen of screensNamed(...withFields)) {
      it(`stands out in a dialog, on a ${theme} page: ${screen.name}`, async () => {
        await emulator.reset(screen.scenario ?? 'single-factor');
        await setPageTheme(theme);
        await showScreen(await openOnPage({ emulator }), screen);
        expect(shown(`${fields}, ${drawn}`)).not.to.be.empty;
        expect(await faintParts(fields, drawn)).to.deep.equal([]);
      });
    }
  }
});
