import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { Account } from '../model/account.js';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { copyAs, CopyButton } from './copy-button.js';
import { property, query, state } from './decorators.js';
import { form } from './form.styles.js';
import { PrintSheet, type SheetContent } from './print-sheet.js';
import { unrecorded } from './unrecorded.js';

/** Milliseconds after which even a slow browser has read the file it saves. */
const readDelay = 2000;

/** How many of a code's last characters the person types to show that it is kept. */
const endingLength = 4;

/**
 * Shows one or several recovery codes with the ways to keep them. Then they are hidden, and the person types the end of
 * one from wherever it is kept. A downloaded file is proof enough, except in a frame, whose page may have forbidden
 * downloads without anybody being told. A copy is no proof, since the next copy takes its place, and neither is a print,
 * since browsers don't tell whether it was cancelled.
 *
 * @internal
 * @fires {Event} change - `asking` or `stored` changed
 * @fires {Event} enter - Enter was pressed in its field
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
      [role='status'] {
        min-height: 1lh;
      }
    `,
  ];

  @property({ attribute: false }) localization!: Localization<EnrollmentMessages>;

  /** The codes without spaces. A property only: they are secrets. Other codes clear `stored` and `asking`. */
  @property({ attribute: false, hasChanged: areOtherCodes }) codes: readonly string[] = [];

  /** Whose codes they are: said on the sheet and in the file. */
  @property({ attribute: false }) account: Account = {};

  /** The person has shown that the codes are kept. */
  @property({ attribute: false }) stored = false;

  /** The codes are hidden, and the end of one is asked for. */
  @property({ attribute: false }) asking = false;

  @state() private _isWrong = false;

  @query('.codes, input') private readonly _focusTarget!: HTMLElement | null;

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

  /** Focuses the codes, which screen readers then read, or the field. */
  override focus(): void {
    if (this.hasUpdated && !this.isUpdatePending) this._focusTarget?.focus();
    else void this.updateComplete.then(() => this._focusTarget?.focus());
  }

  /** Asks for the end of a code, or checks it. Returns whether the codes are kept. */
  confirm(): boolean {
    if (this.stored) return true;
    if (this.asking) this.stored = this.#isEnding(this.shadowRoot?.querySelector('input')?.value ?? '');
    this._isWrong = this.asking && !this.stored;
    this.asking = true;
    if (!this.stored) this.focus();
    this.dispatchEvent(new Event('change'));
    return this.stored;
  }

  override render(): TemplateResult {
    return this.asking ? this.#renderField() : this.#renderCodes();
  }

  #renderCodes(): TemplateResult {
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
      <p class="muted" role="status">${this.stored ? recoveryCode.downloaded : nothing}</p>`;
  }

  #renderField(): TemplateResult {
    const { recoveryCode } = this.localization.messages;
    return html`<div class="field">
        <label for="ending">${this.#areSeveral ? recoveryCode.endingSeveral : recoveryCode.ending}</label>
        <input
          id="ending"
          name="ending"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          dir="ltr"
          required
          aria-invalid=${this._isWrong}
          aria-describedby="error hint"
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          ${unrecorded()}
        />
        <p id="error" class="field-error" role="alert" ?hidden=${!this._isWrong}>${this._isWrong ? recoveryCode.noMatch : nothing}</p>
        <p id="hint" class="field-hint">${recoveryCode.endingHint}</p>
      </div>
      <div>
        <button part="button" class="link" type="button" @click=${this.#onShow}>${recoveryCode.showAgain}</button>
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('codes')) return;
    this.stored = false;
    this.asking = false;
    this._isWrong = false;
  }

  /** However it is written: in groups, with dashes, in small letters, or the whole code. */
  #isEnding(text: string): boolean {
    const typed = charactersOf(text);
    return this.codes.map(charactersOf).some((code) => {
      const isLongEnough = typed.length >= Math.min(endingLength, code.length);
      return typed !== '' && isLongEnough && code.endsWith(typed);
    });
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
    this.stored = self === top;
    this.dispatchEvent(new Event('change'));
  }

  /** The form around it is in another tree, which Enter does not reach. */
  #onKey({ key }: KeyboardEvent): void {
    if (key === 'Enter') this.dispatchEvent(new Event('enter'));
  }

  #onInput(): void {
    this._isWrong = false;
    this.stored = false;
  }

  #onShow(): void {
    this.asking = false;
    this.stored = false;
    this.focus();
    this.dispatchEvent(new Event('change'));
  }
}

function areOtherCodes(codes: readonly string[], before: readonly string[] | undefined): boolean {
  return codes.join('\n') !== before?.join('\n');
}

/** Letters and digits alone, in one case. */
function charactersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
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
