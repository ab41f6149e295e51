import { deepQueryAll, renderedText } from './composed-tree.js';
import { ElementHarness } from './element-harness.js';
import { eventually, found } from './eventually.js';
import { typeText } from './press-keys.js';

/** The dialog that is open. */
export class DialogHarness extends ElementHarness {
  get dialog(): HTMLDialogElement {
    return deepQueryAll<HTMLDialogElement>(this.element, 'dialog')[0]!;
  }

  get heading(): string {
    return renderedText(deepQueryAll(this.element, 'h2')[0]!);
  }

  /** The one input of the one-time code, where there is one. */
  get codeInput(): HTMLInputElement | undefined {
    return deepQueryAll<HTMLInputElement>(this.element, 'input[autocomplete=one-time-code]')[0];
  }

  /** Resolves when the contents have been downloaded and rendered, and the dialog has appeared: its colours are mixed before. */
  async ready(): Promise<void> {
    await eventually(() => deepQueryAll(this.element, '.view > *').length > 0 && this.dialog.open);
    await eventually(() => this.buttons.length > 0);
    await Promise.all(this.dialog.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  }

  /** Types a code with the keyboard, in place of what is there. */
  async typeCode(code: string): Promise<HTMLInputElement> {
    const input = await found(() => this.codeInput);
    input.focus();
    input.select();
    await typeText(code);
    return input;
  }

  /** Shows that recovery codes are kept: goes on to what asks for the end of one, and types it. *Done* is next. */
  async proveKept(): Promise<void> {
    const code = await found(() => deepQueryAll(this.element, '.codes p')[0]);
    const ending = renderedText(code).slice(-4);
    await this.press('Continue');
    await this.type(/^Last 4 characters/, ending);
  }

  /** Types with the keyboard into a field, in place of what is there. */
  async type(label: string | RegExp, text: string): Promise<HTMLInputElement> {
    const input = await this.field(label);
    input.focus();
    input.select();
    await typeText(text);
    return input;
  }
}
