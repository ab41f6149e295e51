import { setViewport as setViewportSize } from '@web/test-runner-commands';

/** Resizes the page, in CSS pixels, and waits until it is laid out. Each test file starts with 800 × 600. */
export async function setViewport(width: number, height: number): Promise<void> {
  await setViewportSize({ width, height });
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
