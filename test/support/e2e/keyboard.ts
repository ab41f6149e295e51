import type { CDPSession, Page } from 'playwright-core';

/** Far more than any page of ours has. */
const mostStops = 60;

/** What has the focus, as screen readers are told. */
export interface Focus {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

const deepActiveElement = `(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
})()`;

/** A person without a mouse: finds everything with Tab, and reads with a screen reader. */
export class KeyboardUser {
  readonly #page: Page;
  readonly #devtools: CDPSession;

  constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  /** Keys one after another, by Playwright's names: `press('Shift+Tab', 'Enter')`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async focus(): Promise<Focus> {
    const { result } = await this.#devtools.send('Runtime.evaluate', { expression: deepActiveElement });
    if (result.objectId === undefined) return { role: 'none', name: '', description: '' };
    const { objectId } = result;
    const { nodes } = await this.#devtools.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    await this.#devtools.send('Runtime.releaseObject', { objectId });
    const [node] = nodes;
    const text = (value: { value?: unknown } | undefined): string =>
      typeof value?.value === 'string' ? value.value.replace(/\s+/g, ' ').trim() : '';
    return { role: text(node?.role), name: text(node?.name), description: text(node?.description) };
  }

  /** What has the focus in one line: `button "Set up" (Phone)`. */
  async focused(): Promise<string> {
    const { role, name, description } = await this.focus();
    return `${role} "${name}"${description && ` (${description})`}`;
  }

  /** Goes on with Tab, or back with Shift+Tab, until this has the focus: a part of its line. */
  async tabTo(part: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < mostStops; stop += 1) {
      const focused = await this.focused();
      if (focused.includes(part)) return;
      passed.push(focused);
      await this.press(key);
    }
    throw new Error(`${part} was not met by ${key}, only:\n${passed.join('\n')}`);
  }

  /** Resolves once this has the focus: a part of its line. */
  async hears(part: string): Promise<void> {
    const end = Date.now() + 10_000;
    for (;;) {
      const focused = await this.focused();
      if (focused.includes(part)) return;
      if (Date.now() > end) throw new Error(`The focus is on ${focused}, not on ${part}`);
      await this.#page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    }
  }
}
