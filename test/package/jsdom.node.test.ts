import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { JSDOM } from 'jsdom';
import type { AuthMethodsManager } from '../../src/index.js';
import { readOnlyBackend, defaultMethodBackend } from '../support/backends/backends.js';

const replaced = ['AbortController', 'AbortSignal', 'CustomEvent', 'Event', 'EventTarget'];
const inherited = ['addEventListener', 'dispatchEvent', 'removeEventListener'];

/** What a test runner copies from jsdom's window to the global scope. */
function install({ window }: JSDOM): void {
  const values = window as unknown as Record<string, unknown>;
  for (const name of [...Object.getOwnPropertyNames(window), ...inherited]) {
    if (name in globalThis && !replaced.includes(name)) continue;
    const value = values[name];
    const isMethod = typeof value === 'function' && /^[a-z]/.test(name);
    Object.defineProperty(globalThis, name, {
      value: isMethod ? (value.bind(window) as unknown) : value,
      configurable: true,
      writable: true,
    });
  }
}

/** The first element that matches, in whichever shadow root. */
function find(root: Element | ShadowRoot, selector: string): HTMLElement | undefined {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) return element;
    const inside = element.shadowRoot && find(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return root instanceof Element && root.shadowRoot ? find(root.shadowRoot, selector) : undefined;
}

async function found(root: Element, selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 500; tries += 1) {
    const element = find(root, selector);
    if (element) return element;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`There is no ${selector}`);
}

async function gone(root: Element, selector: string): Promise<void> {
  for (let tries = 0; find(root, selector); tries += 1) {
    assert.ok(tries < 500, `There still is a ${selector}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('in a host’s test with jsdom', () => {
  const failures: unknown[] = [];
  const onFailure = (failure: unknown): void => void failures.push(failure);
  let element: AuthMethodsManager;

  before(async () => {
    const page = new JSDOM('<!doctype html><html lang="en"><body></body></html>', {
      pretendToBeVisual: true,
      url: 'https://example.com/',
    });
    page.virtualConsole.on('jsdomError', onFailure);
    process.on('unhandledRejection', onFailure);
    install(page);
    const entry = new URL('../../dist/define.js', import.meta.url).href;
    await import(entry);
  });

  after(() => {
    process.off('unhandledRejection', onFailure);
    window.close();
  });

  async function show(backend: ReturnType<typeof readOnlyBackend>): Promise<void> {
    document.body.replaceChildren();
    element = document.createElement('auth-methods-manager') as AuthMethodsManager;
    element.backend = backend;
    document.body.append(element);
    await found(element, '[part=row-title]');
  }

  it('shows the list', async () => {
    await show(readOnlyBackend());
    assert.equal(find(element, '[part=row-title]')?.textContent?.trim().length !== 0, true);
    assert.deepEqual(failures, []);
  });

  it('opens a menu, and a dialog from it, and closes them', async () => {
    await show(defaultMethodBackend());
    (await found(element, '[aria-haspopup=menu]')).click();
    const item = await found(element, '[role=menuitem]');
    item.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await gone(element, '[role=menuitem]');
    await element.removeMethod('phone|1');
    const keep = await found(element, '.keep');
    keep.click();
    await gone(element, 'dialog');
    assert.deepEqual(failures, []);
  });

  it('removes a method, and moves the focus', async () => {
    const backend = defaultMethodBackend();
    await show(backend);
    await element.removeMethod('phone|1');
    (await found(element, '[part~=danger-button]')).click();
    await gone(element, 'dialog');
    assert.ok(element.shadowRoot?.activeElement);
    assert.deepEqual(failures, []);
  });
});
