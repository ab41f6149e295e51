import { expect } from '@open-wc/testing';
import { nextFrame, nextTask } from '../../src/ui/next-task.js';

describe('nextFrame', () => {
  const { requestAnimationFrame: draw } = globalThis;
  let drawFrame: (() => void) | undefined;

  beforeEach(() => {
    drawFrame = undefined;
    globalThis.requestAnimationFrame = (callback) => {
      drawFrame = () => callback(0);
      return 1;
    };
  });

  afterEach(() => {
    globalThis.requestAnimationFrame = draw;
    Reflect.deleteProperty(document, 'hidden');
  });

  async function isOver(): Promise<() => boolean> {
    let over = false;
    void nextFrame().then(() => (over = true));
    await nextTask();
    await nextTask();
    return () => over;
  }

  it('waits until the page is drawn', async () => {
    const over = await isOver();
    expect(over()).to.equal(false);
    drawFrame?.();
    await nextTask();
    await nextTask();
    expect(over()).to.equal(true);
  });

  it('does not wait in a page in the background, which is not drawn', async () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    const over = await isOver();
    expect(over()).to.equal(true);
    expect(drawFrame).to.equal(undefined);
  });
});
