import type { EngineWindow } from './engine-window.js';

/** Far more than any page of ours has. */
const mostStops = 60;
const mostClicks = 5;

/**
 * What a person does on a page of ours, in any engine. Things are named by the start of how a screen reader
 * describes them: `button "Set up" (Phone)`, `textbox "Code`. Every step waits for what it needs.
 */
export class Person {
  readonly #window: EngineWindow;

  constructor(window: EngineWindow) {
    this.#window = window;
  }

  /** Clicks again where the page moved it away meanwhile, as a person would. */
  async click(thing: string): Promise<void> {
    for (let times = 0; times < mostClicks; times += 1) {
      const { x, y } = await this.#ask<{ readonly x: number; readonly y: number }>('spot', thing);
      await this.#window.click(x, y);
      if (await this.#ask<boolean>('isClicked')) return;
    }
    throw new Error(`No click arrived at ${thing}`);
  }

  /** Keys one after another, where the focus is. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#window.press(key);
  }

  type(text: string): Promise<void> {
    return this.#window.type(text);
  }

  /** Clicks on a field and replaces what is in it. */
  async fill(field: string, text: string): Promise<void> {
    await this.click(field);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Resolves when this is on screen. */
  sees(thing: string): Promise<unknown> {
    return this.#ask('sees', thing);
  }

  /** Resolves when this is not on screen. */
  misses(thing: string): Promise<unknown> {
    return this.#ask('misses', thing);
  }

  /** Resolves when this text is on screen. */
  reads(text: string): Promise<unknown> {
    return this.#ask('reads', text);
  }

  /** Resolves when the focus is here. */
  hears(thing: string): Promise<unknown> {
    return this.#ask('hears', thing);
  }

  /** Resolves when no dialog is open. */
  leavesDialog(): Promise<unknown> {
    return this.#ask('leavesDialog');
  }

  /** Resolves when so many of a role are on screen. */
  counts(role: string, count: number): Promise<unknown> {
    return this.#ask('counts', role, count);
  }

  /** Everything of a role that is on screen. */
  all(role: string): Promise<readonly string[]> {
    return this.#ask('all', role);
  }

  focused(): Promise<string> {
    return this.#ask('focused');
  }

  text(): Promise<string> {
    return this.#ask('text');
  }

  /** Presses Tab, or Shift+Tab, until the focus is here. Resolves to all that had the focus on the way. */
  async tabTo(thing: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly string[]> {
    const passed: string[] = [];
    for (let stop = 0; stop < mostStops; stop += 1) {
      const focused = await this.focused();
      passed.push(focused);
      if (focused.startsWith(thing)) return passed;
      await this.press(key);
    }
    throw new Error(`${thing} was not met by ${key}, only:\n${passed.join('\n')}`);
  }

  /** Opens a menu and chooses from it, with the keyboard. */
  async chooseFromMenu(button: string, item: string): Promise<void> {
    await this.tabTo(button);
    await this.press('Enter');
    await this.hears('menuitem');
    for (let line = 0; line < mostStops && !(await this.focused()).startsWith(`menuitem "${item}`); line += 1)
      await this.press('ArrowDown');
    await this.hears(`menuitem "${item}`);
    await this.press('Enter');
  }

  #ask<T>(question: string, ...about: readonly (string | number)[]): Promise<T> {
    return this.#window.evaluate<T>(`person.${question}(${about.map((one) => JSON.stringify(one)).join()})`);
  }
}
