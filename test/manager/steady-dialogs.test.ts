import { expect } from '@open-wc/testing';
import type { EnrollableType } from '../../src/index.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually, nextFrame } from '../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { emulateMedia } from '../support/browser/emulate-media.js';
import { setViewport } from '../support/browser/set-viewport.js';

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** The dialog's place in each frame from now on. */
function watchDialog(manager: ManagerHarness): { readonly boxes: readonly Box[]; stop(): void } {
  const boxes: Box[] = [];
  let isWatching = true;
  const look = (): void => {
    const dialog = manager.dialog?.dialog;
    if (dialog?.open) {
      const { top, left, width, height } = dialog.getBoundingClientRect();
      boxes.push({ top, left, width, height });
    }
    if (isWatching) requestAnimationFrame(look);
  };
  look();
  return { boxes, stop: () => (isWatching = false) };
}

const types: readonly EnrollableType[] = [
  'totp',
  'password',
  'phone',
  'email',
  'recovery-code',
  'push-notification',
  'passkey',
];

/** What is pressed after the first step. */
const laterSteps: Partial<Record<EnrollableType, readonly (string | RegExp)[]>> = {
  'recovery-code': ['Continue', 'Done', 'Show again', 'Cancel', 'Go back'],
  totp: ['I don’t have an app', 'I don’t have an app', /^Can’t scan/],
};

describe('a dialog whose content comes and changes', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  afterEach(() => setViewport(800, 600));

  for (const [width, height] of [
    [800, 600],
    [320, 640],
  ] as const) {
    for (const type of types) {
      it(`keeps its upper edge, and never shrinks: ${type}, ${width} pixels`, async () => {
        await setViewport(width, height);
        const manager = await openManager({ scenario: 'single-factor' });
        await manager.emulator.faults({ latency: 150 });
        const { boxes, stop } = watchDialog(manager);
        await manager.element.enrollMethod(type);
        const dialog = await manager.dialogOpened();
        const isReady = 'input, li, code, .codes, .stores, .primary:not([aria-disabled=true])';
        await eventually(() => deepQueryAll(dialog.element, isReady).length > 0);
        if (type === 'phone' || type === 'email') {
          await dialog.type(
            type === 'phone' ? 'Phone number' : 'Email address',
            type === 'phone' ? '2025550177' : 'grace@example.net',
          );
          await dialog.press('Send code');
          await eventually(() => dialog.codeInput !== undefined);
        }
        for (const name of laterSteps[type] ?? []) {
          // What was never on screen can't jump.
          await nextFrame();
          await nextFrame();
          await dialog.press(name);
        }
        await nextFrame();
        await nextFrame();
        stop();
        expect(new Set(boxes.map(({ top }) => Math.round(top)))).to.have.lengthOf(1);
        expect(new Set(boxes.map(({ left }) => Math.round(left)))).to.have.lengthOf(1);
        for (const [index, box] of boxes.entries())
          expect(box.height).to.be.at.least((boxes[index - 1]?.height ?? 0) - 1);
        expect(boxes.at(-1)!.top + boxes.at(-1)!.height).to.be.at.most(height);
      });
    }
  }

  it('has room for the code field and the key before they come', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.emulator.faults({ latency: 400 });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    const before = dialog.dialog.getBoundingClientRect().height;
    expect(deepQueryAll(dialog.element, 'svg[role=img]')).to.have.lengthOf(0);
    await eventually(() => deepQueryAll(dialog.element, 'svg[role=img]').length === 1);
    await nextFrame();
    expect(dialog.dialog.getBoundingClientRect().height).to.be.closeTo(before, 6);
  });

  it('fits a window that becomes smaller', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    await manager.element.enrollMethod('totp');
    const dialog = await manager.dialogOpened();
    await eventually(() => deepQueryAll(dialog.element, 'svg[role=img]').length === 1);
    await setViewport(800, 300);
    const { top, bottom } = dialog.dialog.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(300);
  });
});
