import { expect } from '@open-wc/testing';
import { deepActiveElement, deepQueryAll } from '../support/browser/composed-tree.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { eventually, found } from '../support/browser/eventually.js';
import { faintParts, fields, shown } from '../support/browser/faint-parts.js';
import { unseenFocus } from '../support/browser/focus-ring.js';
import { openManager } from '../support/browser/manager-harness.js';
import { setPageTheme } from '../support/browser/page-theme.js';
import { pressKeys } from '../support/browser/press-keys.js';
import { contrast, Screenshot, type Colour } from '../support/browser/screenshot.js';
import { showScreen } from '../support/browser/screen.js';
import { screensNamed } from '../support/browser/screens.js';
import { setViewport } from '../support/browser/set-viewport.js';
import { startEmulator, type RunningEmulator } from '../support/browser/start-emulator.js';

const edged = `button:not(.link, [role=menuitem]), a.button, .badge, .notice, ${fields}`;
/** Buttons that look like links, or are lines of a menu, have their words only. */
const edgeless = '.link, [role=menuitem], [type=radio], [type=checkbox], .icon';

const invisible = (): Promise<readonly string[]> => faintParts(edged, edgeless);

/** As the browser computes it now. */
function systemColour(name: string): string {
  const probe = document.createElement('p');
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const chosen = [
  'menu of what can be added',
  'authenticator app, with its key',
  'authenticator app, after wrong codes',
  'authenticator app, waiting for a fresh sign-in',
  'phone, its number',
  'email, a wrong code',
  'push notification, the code to scan',
  'recovery code',
  'password, against a rule',
  'removal of the only method',
  'a new name, not kept',
];

describe('<auth-methods-manager> with forced colours', () => {
  let emulator: RunningEmulator;

  before(async () => {
    emulator = await startEmulator();
    await setViewport(800, 1000);
  });

  afterEach(() => emulateMedia());

  for (const palette of ['light', 'dark'] as const) {
    describe(`of a ${palette} palette`, () => {
      beforeEach(() =>
        emulateMedia({ forcedColors: 'active', colorScheme: palette, reducedMotion: 'reduce' }),
      );

      for (const theme of ['light', 'dark'] as const) {
        it(`shows every button, badge and icon of the list, on a ${theme} page`, async () => {
          await emulator.reset('everything');
          await setPageTheme(theme);
          const manager = await openManager({ emulator });
          await manager.row('Apple Passwords');
          expect(shown('button').length).to.be.above(9);
          expect(await invisible()).to.deep.equal([]);
        });
      }

      for (const screen of screensNamed(...chosen)) {
        it(`shows every button, field and message: ${screen.name}`, async () => {
          await emulator.reset(screen.scenario ?? 'single-factor');
          await showScreen(await openManager({ emulator }), screen);
          expect(await invisible()).to.deep.equal([]);
        });
      }

      it('shows which button has the focus', async () => {
        await emulator.reset('typical');
        await openManager({ emulator });
        expect(await unseenFocus(5)).to.deep.equal([]);
      });

      it('shows how far one has come, by more than a colour', async () => {
        await emulator.reset('single-factor');
        const manager = await openManager({ emulator });
        await manager.add('Email');
        const [bar] = deepQueryAll(manager.element, 'auth-methods-step-bar');
        const [reached, ahead] = deepQueryAll(bar!, 'span').map((step) => step.getBoundingClientRect());
        const picture = await Screenshot.take();
        expect(picture.edgeContrast(reached!)).to.be.at.least(3);
        expect(picture.edgeContrast(ahead!)).to.be.at.least(3);
        const middle = ({ left, top, width, height }: DOMRect): Colour =>
          picture.at(left + width / 2, top + height / 2);
        expect(contrast(middle(reached!), middle(ahead!))).to.be.at.least(3);
      });

      it('shows which line of a menu is meant', async () => {
        await emulator.reset('typical');
        const manager = await openManager({ emulator });
        await (await manager.row('Password')).openMenu();
        await pressKeys('ArrowDown');
        const [first, second] = deepQueryAll(manager.element, '[role=menuitem]');
        expect(deepActiveElement()).to.equal(second);
        const picture = await Screenshot.take();
        expect(picture.edgeContrast(second!.getBoundingClientRect())).to.be.at.least(3);
        expect(picture.edgeContrast(first!.getBoundingClientRect())).to.be.below(1.1);
      });

      it('shows a QR code black on white', async () => {
        await emulator.reset('single-factor');
        const manager = await openManager({ emulator });
        const dialog = await manager.add('Authenticator app');
        await found(() => dialog.codeInput);
        const code = await found(() => deepQueryAll<SVGSVGElement>(manager.element, 'svg[role=img]')[0]);
        const { x, y, width, height } = code.getBoundingClientRect();
        // Without the tile's edge, whose round corners show what is around it.
        const box = new DOMRect(x + 4, y + 4, width - 8, height - 8);
        const colours = new Set([...(await Screenshot.take()).colours(box)].map(String));
        expect([...colours].sort()).to.include.members(['0,0,0', '255,255,255']);
        const inked = [...colours].filter((colour) => new Set(colour.split(',')).size > 1);
        expect(inked, 'nothing but black, white and what lies between').to.be.empty;
      });

      it('shows what can’t be pressed at the moment as such', async () => {
        await emulator.reset('single-factor');
        const manager = await openManager({ emulator });
        const dialog = await manager.open('Password', 'Remove');
        await emulator.faults({ latency: 60_000 });
        const [remove, keep] = [await dialog.button('Remove password'), await dialog.button('Keep password')];
        remove.click();
        await eventually(() => expect(getComputedStyle(remove).color).to.equal(systemColour('GrayText')));
        const { color, borderTopColor } = getComputedStyle(remove);
        expect(borderTopColor).to.equal(color);
        expect(getComputedStyle(keep).color).not.to.equal(color);
      });
    });
  }
});
