import { sendMouse } from '@web/test-runner-commands';
import { accessibleName, deepQueryAll, renderedText } from './composed-tree.js';
import { found } from './eventually.js';

/** A part of the screen, found by what a person reads, whatever shadow roots it is made of. */
export class ElementHarness<E extends HTMLElement = HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** Its text, as it is read. */
  get text(): string {
    return renderedText(this.element);
  }

  /** The names of its buttons and links, in order. */
  get buttons(): readonly string[] {
    return this.#pressable().map(accessibleName);
  }

  /** What it says aloud: alerts that are not empty. */
  get alerts(): readonly string[] {
    return deepQueryAll(this.element, '[role=alert]').map(renderedText).filter(Boolean);
  }

  /** A button or link by its name; resolves when it is there. */
  button(name: string | RegExp): Promise<HTMLElement> {
    return found(() => this.#pressable().find((button) => hasName(button, name)));
  }

  /** Presses a button as soon as it is there. */
  async press(name: string | RegExp): Promise<void> {
    (await this.button(name)).click();
  }

  /** Presses a button with the mouse: a gesture, as popups and passkey prompts ask for. */
  async clickWithMouse(name: string | RegExp): Promise<void> {
    const button = await this.button(name);
    button.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
  }

  /** A field by its label; resolves when it is there. */
  field(label: string | RegExp): Promise<HTMLInputElement> {
    return found(() =>
      deepQueryAll<HTMLInputElement>(this.element, 'input, select, textarea').find((field) =>
        hasName(field, label),
      ),
    );
  }

  /** Resolves to the text once it contains this. */
  async textWith(part: string | RegExp): Promise<string> {
    return found(() => {
      const { text } = this;
      if (typeof part === 'string' ? text.includes(part) : part.test(text)) return text;
      throw new Error(`${String(part)} is not in "${text}"`);
    });
  }

  #pressable(): HTMLElement[] {
    return deepQueryAll(this.element, 'button, a[part~=button]').filter((button) =>
      button.checkVisibility({ visibilityProperty: true }),
    );
  }
}

function hasName(element: Element, name: string | RegExp): boolean {
  const actual = accessibleName(element);
  return typeof name === 'string' ? actual === name : name.test(actual);
}
