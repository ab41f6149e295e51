import { html, type LitElement, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { BackupCodes } from '../ui/backup-codes.js';
import type { ClosingQuestion, DialogStep, PrimaryButton } from '../ui/dialog-requests.js';
import { unrecorded } from '../ui/unrecorded.js';
import type { EnrollmentContext } from './method-type.js';

type LocalizedElement = LitElement & {
  readonly localization: Localization<Messages>;
  readonly context: Pick<EnrollmentContext, 'account'>;
};

/** The last step of an enrollment that came with recovery codes: the person stores them. */
export class StoreCodes implements DialogStep {
  readonly #element: LocalizedElement;
  readonly #codes: readonly string[];
  readonly #onDone: () => void;
  #isLoaded = false;
  /** What asks for a proof could not be downloaded. */
  #isMissing = false;
  #isStored = false;
  #isAsking = false;

  constructor(element: LocalizedElement, codes: readonly string[], onDone: () => void) {
    this.#element = element;
    this.#codes = codes;
    this.#onDone = onDone;
    void this.#load();
  }

  render(): TemplateResult {
    const { localization } = this.#element;
    const { dialogTitles, recoveryCode } = localization.messages;
    const areSeveral = this.#codes.length > 1;
    return html`<p class="title">
        ${areSeveral ? dialogTitles.recoveryCodes : dialogTitles.enroll['recovery-code']}
      </p>
      <p class="intro">${areSeveral ? recoveryCode.introSeveral : recoveryCode.intro}</p>
      ${
        this.#isLoaded
          ? html`<auth-methods-backup-codes
              exportparts="button"
              .localization=${localization}
              .codes=${this.#codes}
              .account=${this.#element.context.account}
              .stored=${this.#isStored}
              .asking=${this.#isAsking}
              @change=${this.#onChange}
              @enter=${this.#onEnter}
            ></auth-methods-backup-codes>`
          : html`<ul ${unrecorded()}>
              ${this.#codes.map((code) => html`<li><bdi>${code}</bdi></li>`)}
            </ul>`
      }`;
  }

  /** They are in force already, and shown only now. */
  get questionBeforeClosing(): ClosingQuestion | undefined {
    const { title, shownOnce: text, back: stay, leave } = this.#element.localization.messages.notSaved;
    return this.#isStored ? undefined : { title, text, stay, leave };
  }

  /** The person has shown that the codes are kept, or can't be asked. */
  get #isDone(): boolean {
    return this.#isStored || this.#isMissing;
  }

  primaryButton(): PrimaryButton {
    const { done, recoveryCode } = this.#element.localization.messages;
    return { label: this.#isDone || this.#isAsking ? done : recoveryCode.next };
  }

  submit(): void {
    if (this.#isDone || this.#view?.confirm()) this.#onDone();
  }

  focus(): void {
    this.#view?.focus();
  }

  get #view(): BackupCodes | null {
    return this.#element.renderRoot.querySelector<BackupCodes>('auth-methods-backup-codes');
  }

  /** Without the download, the codes can still be read and written down. */
  async #load(): Promise<void> {
    const module = await import('../ui/backup-codes.js').catch(() => undefined);
    module?.BackupCodes.define();
    this.#isLoaded = module !== undefined;
    this.#isMissing = !module;
    this.#element.requestUpdate();
    if (!module) return;
    await this.#element.updateComplete;
    this.focus();
  }

  readonly #onChange = (event: Event): void => {
    const { stored, asking } = event.currentTarget as BackupCodes;
    this.#isStored = stored;
    this.#isAsking = asking;
    this.#element.requestUpdate();
  };

  readonly #onEnter = (): void => this.submit();
}
