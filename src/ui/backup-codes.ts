import { css, html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { Account } from '../model/account.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { copyAs, CopyButton } from './copy-button.js';
import { property, query } from './decorators.js';
import { form } from './form.styles.js';
import { PrintSheet, type SheetContent } from './print-sheet.js';
import { unrecorded } from './unrecorded.js';

/** Milliseconds after which even a slow browser has read the file it saves. */
const readDelay = 2000;

/**
 * Shows one or several recovery codes with the ways to keep them, and asks whether they are stored.
 *
 * @internal
 * @fires {Event} change - the person checked or cleared "I've stored it"; read `stored`
 * @fires {Event} enter - Enter was pressed in its checkbox
 */
export class BackupCodes extends Component {
  static override readonly tag = 'auth-methods-backup-codes';
  static override readonly uses = [CopyButton];

  static override readonly styles: CSSResultGroup = [
    base,
    form,
    css`
      :host {
        display: grid;
        gap: calc(var(--_space) * 2);
      }
      .codes {
        min-height: calc(var(--_control-height) * 1.25);
        user-select: all;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
    `,
  ];

  @property({ attribute: false }) localization!: Localization<EnrollmentMessages>;

  /** The codes without spaces. A property only: they are secrets. Other codes clear `stored`. */
  @property({ attribute: false, hasChanged: areOtherCodes }) codes: readonly string[] = [];

  /** Whose codes they are: said on the sheet and in the file. */
  @property({ attribute: false }) account: Account = {};

  /** The person says that the codes are stored. */
  @property({ attribute: false }) stored = false;

  @query('.codes') private readonly _codes!: HTMLElement | null;

  readonly #createdAt = new Date().toISOString();
  #releaseFile: (() => void) | undefined;

  constructor() {
    super();
    new PrintSheet(this, () => this.#sheet());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#releaseFile?.();
  }

  /** Focuses the codes, which screen readers then read. */
  override focus(): void {
    if (this.hasUpdated) this._codes?.focus();
    else void this.updateComplete.then(() => this._codes?.focus());
  }

  override render(): TemplateResult {
    const { recoveryCode, copy, copied, copyByHand } = this.localization.messages;
    const { codes } = this;
    return html`<div>
        <p class="label" id="label">${this.#areSeveral ? recoveryCode.labelSeveral : recoveryCode.label}</p>
        <div
          class="codes secret"
          id="code"
          role="group"
          aria-labelledby=${this.#areSeveral ? 'label' : 'label code'}
          tabindex="-1"
          @copy=${copyAs(codes.join('\n'))}
          ${unrecorded()}
        >
          ${codes.map((code) => html`<p><bdi>${inGroups(code)}</bdi></p>`)}
        </div>
      </div>
      <div class="ways">
        <auth-methods-copy-button
          exportparts="button"
          .text=${codes.join('\n')}
          .label=${copy}
          .copiedLabel=${copied}
          .byHandLabel=${copyByHand}
          .shownIn=${'code'}
        ></auth-methods-copy-button>
        <button part="button" type="button" @click=${this.#onDownload}>${recoveryCode.download}</button>
        <button part="button" type="button" @click=${() => print()}>${recoveryCode.print}</button>
      </div>
      <div>
        <label class="choice">
          <input type="checkbox" name="stored" .checked=${this.stored} @change=${this.#onStored} @keydown=${this.#onKey} />
          ${this.#areSeveral ? recoveryCode.storedSeveral : recoveryCode.stored}
        </label>
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('codes')) this.stored = false;
  }

  get #areSeveral(): boolean {
    return this.codes.length > 1;
  }

  #sheet(): SheetContent | undefined {
    if (this.codes.length === 0) return undefined;
    const { locale: lang, direction: dir } = this.localization;
    const codes = this.codes.map(inGroups);
    return { lines: this.#text(codes).split(/\n+/).filter(Boolean), codes, lang, dir };
  }

  #text(codes: readonly string[]): string {
    const { messages, format } = this.localization;
    const { fileText, fileTextSeveral } = messages.recoveryCode;
    const write = this.#areSeveral ? fileTextSeveral : fileText;
    const { email, name } = this.account;
    const person = email ?? name;
    const site = person ? `${location.host} (${person})` : location.host;
    return write(site, codes.join('\n'), format.date(this.#createdAt));
  }

  #onDownload(): void {
    this.#releaseFile?.();
    this.#releaseFile = saveText(this.localization.messages.recoveryCode.fileName, this.#text(this.codes));
  }

  /** The form around it is in another tree, which Enter does not reach. */
  #onKey({ key }: KeyboardEvent): void {
    if (key === 'Enter') this.dispatchEvent(new Event('enter'));
  }

  #onStored(event: Event): void {
    this.stored = event.target instanceof HTMLInputElement && event.target.checked;
    this.dispatchEvent(new Event('change'));
  }
}

function areOtherCodes(codes: readonly string[], before: readonly string[] | undefined): boolean {
  return codes.join('\n') !== before?.join('\n');
}

function inGroups(code: string): string {
  return code.replace(/\w{4}(?=\w)/g, '$& ');
}

/**
 * Saves a text as a file in UTF-8.
 *
 * @returns a function that frees the file's memory at once, and not only after a delay
 */
function saveText(fileName: string, text: string): () => void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = fileName;
  // The link is not in the document, so no router of the page intercepts the click.
  link.click();
  const release = (): void => URL.revokeObjectURL(link.href);
  setTimeout(release, readDelay);
  return release;
}
