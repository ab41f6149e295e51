import type { MethodRow } from '../../../src/methods/method-row.js';
import { deepQueryAll, renderedText } from './composed-tree.js';
import { ElementHarness } from './element-harness.js';
import { found } from './eventually.js';

export interface ShownDate {
  readonly text: string;
  /** The exact one, on hover. */
  readonly title: string;
  readonly datetime: string;
}

/** One method in the list. */
export class RowHarness extends ElementHarness<MethodRow> {
  get id(): string {
    return this.element.method.id;
  }

  /** What the method is, whatever its name: "Authenticator app". */
  get kind(): string {
    return this.element.kind;
  }

  get title(): string {
    return renderedText(this.#part('row-title')[0]!);
  }

  get badges(): readonly string[] {
    return this.#part('badge').map(renderedText);
  }

  /** What stands below the title, dates included. */
  get facts(): readonly string[] {
    return deepQueryAll(this.element, '.fact').map((fact) => renderedText(fact).replace(/^· /, ''));
  }

  get dates(): readonly ShownDate[] {
    return deepQueryAll<HTMLTimeElement>(this.element, 'time').map((time) => {
      time.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      return {
        text: renderedText(time),
        title: time.querySelector<HTMLElement>('[title]')?.title ?? '',
        datetime: time.dateTime,
      };
    });
  }

  get hasFocus(): boolean {
    return this.element.shadowRoot?.activeElement === this.#part('row')[0];
  }

  /** The entries of its menu, which is opened for that and closed again. */
  async menuItems(): Promise<readonly string[]> {
    const menu = await this.openMenu();
    const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')].map(renderedText);
    deepQueryAll(this.element, '[aria-haspopup=menu]')[0]?.click();
    return items;
  }

  /** Does one of its actions: by the button of that name, else through the menu. */
  async choose(name: string): Promise<void> {
    if (this.buttons.includes(name)) return this.press(name);
    const menu = await this.openMenu();
    const item = await found(() =>
      [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')].find(
        (entry) => renderedText(entry) === name,
      ),
    );
    item.click();
  }

  async openMenu(): Promise<HTMLElement> {
    deepQueryAll(this.element, '[aria-haspopup=menu]')[0]?.click();
    return found(() =>
      deepQueryAll(this.element, '[role=menu]').find((menu) => menu.matches(':popover-open')),
    );
  }

  #part(name: string): HTMLElement[] {
    return deepQueryAll(this.element, `[part~="${name}"]`);
  }
}
