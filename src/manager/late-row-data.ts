import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthMethod } from '../model/auth-method.js';
import { nextFrame } from '../ui/next-task.js';
import type { LanguageController } from './language.js';
import { methodTypes } from './registry.js';

/** What rows can do without for a moment: their dates, and data that a type looks up. It comes when they are on screen. */
export class LateRowData implements ReactiveController {
  readonly #language: LanguageController;
  readonly #hasRows: () => boolean;
  #hasDates = false;

  constructor(element: ReactiveControllerHost, language: LanguageController, hasRows: () => boolean) {
    this.#language = language;
    this.#hasRows = hasRows;
    element.addController(this);
  }

  hostUpdated(): void {
    // A list may be there before the words of its language, without which it has no rows.
    if (this.#hasDates || !this.#hasRows() || !this.#language.localization) return;
    this.#hasDates = true;
    void this.#prepareDates();
  }

  /** Call with each list that was loaded. */
  async load(methods: readonly AuthMethod[]): Promise<void> {
    await nextFrame();
    for (const type of new Set(methods.map((method) => method.type)))
      void methodTypes[type].loadRowData?.().then(() => this.#language.refresh());
  }

  async #prepareDates(): Promise<void> {
    await nextFrame();
    this.#language.localization?.format.prepare();
    this.#language.refresh();
  }
}
