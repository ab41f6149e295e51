import { html, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { DialogStep, PrimaryButton } from '../ui/dialog-requests.js';

interface Replacing {
  readonly localization: Localization<EnrollmentMessages>;
}

/**
 * The first step of an enrollment that replaces what the account has: some backends end that as soon as there is
 * something new, so the person is asked before anything is requested.
 */
export class ReplaceStep implements DialogStep {
  readonly #element: Replacing;
  readonly #title: () => string;
  readonly #onReplace: () => void;

  /** @param title asks whether to replace it */
  constructor(element: Replacing, title: () => string, onReplace: () => void) {
    this.#element = element;
    this.#title = title;
    this.#onReplace = onReplace;
  }

  get heading(): string {
    return this.#title();
  }

  render(): TemplateResult {
    return html`<p class="intro">${this.#element.localization.messages.replaceFirst.hint}</p>`;
  }

  primaryButton(): PrimaryButton {
    return { label: this.#element.localization.messages.replace };
  }

  submit(): void {
    this.#onReplace();
  }
}
