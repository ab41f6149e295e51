import { fixture, html } from '@open-wc/testing';
import type { AuthMethodsManager } from '../../../src/index.js';
import type { MethodsBackend } from '../../../src/model/methods-backend.js';
import { renderFrame, type FrameOptions } from '../../../src/server/index.js';

/** Loads for as long as the page is there. */
export const endlessBackend: MethodsBackend = { list: () => new Promise(() => undefined) };

/** Puts HTML into the page as a browser's parser does, declarative shadow roots included. */
export async function parse(markup: string): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.setHTMLUnsafe(markup);
  return place;
}

/** The frame in a tag that nothing is registered for: as it is before the script. */
export async function openFrame(options: FrameOptions): Promise<HTMLElement> {
  const place = await parse(`<unknown-element>${renderFrame(options)}</unknown-element>`);
  return place.firstElementChild as HTMLElement;
}

/** The element over a frame that a server rendered, with a list that does not come. */
export async function openElementOver(
  options: FrameOptions,
  settings: Partial<AuthMethodsManager> = {},
): Promise<AuthMethodsManager> {
  const lang = options.lang ?? 'en';
  const place = await parse(
    `<div lang=${lang}>${renderFrame(options).replace(/^/, '<auth-methods-manager>')}</auth-methods-manager></div>`,
  );
  const manager = place.querySelector('auth-methods-manager')!;
  Object.assign(manager, { backend: endlessBackend, ...settings });
  return manager;
}
