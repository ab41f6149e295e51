import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { CopyButton } from '../../ui/copy-button.js';
import { query, state } from '../../ui/decorators.js';
import { EnrollView, type PrimaryButton } from '../enroll-view.js';
import { PrintSheet, type SheetContent } from './print-sheet.js';
import { saveText } from './save-text.js';

/**
 * Shows a new recovery code, once, with the ways to keep it. It counts when the person says that it is stored.
 *
 * @internal
 */
export class RecoveryCodeEnroll extends EnrollView<'recovery-code'> {
  static override readonly tag = 'auth-methods-recovery-code-enroll';
  static override readonly uses = [CopyButton];

  static override readonly styles: CSSResultGroup = [
    EnrollView.styles,
    css`
      .code,
      .place {
        min-height: calc(var(--_control-height) * 1.25);
        padding: var(--_space) calc(var(--_space) * 1.5);
        border: 1px solid var(--_border);
        border-radius: var(--_control-radius);
        background: var(--_subtle);
      }
      .code {
        font-family: var(--_code-font);
        font-weight: var(--_weight);
        letter-spacing: 0.04em;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space);
      }
    `,
  ];

  @state() private _stored = false;

  @query('.code') private readonly _code!: HTMLElement | null;

  @query('.primary') private readonly _button!: HTMLElement | null;

  readonly #createdAt = new Date().toISOString();
  #release: (() => void) | undefined;

  constructor() {
    super();
    new PrintSheet(this, () => this.#sheet());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.startAgain();
  }

  protected override renderContent(): TemplateResult {
    const code = this.#code;
    return html`<p class="intro">${this.words.recoveryCode.intro}</p>
      ${
        code === undefined
          ? this.state.phase === 'starting'
            ? html`<div class="place"></div>`
            : nothing
          : this.#renderCode(code)
      }`;
  }

  protected override primary(): PrimaryButton {
    return this.state.phase === 'collecting'
      ? { label: this.words.tryAgain }
      : { label: this.words.done, disabled: !this._stored };
  }

  protected override submit(): void {
    if (this.state.phase === 'collecting') this.startAgain();
    else this.verify({});
  }

  /** Another code needs to be stored anew. */
  protected override startAgain(): void {
    this._stored = false;
    this.start({});
  }

  /** On the code itself, which screen readers then read. */
  protected override focusField(): void {
    if (!this.error) this._code?.focus();
    else if (this.state.phase !== 'challenged') this._button?.focus();
  }

  get #code(): string | undefined {
    return 'challenge' in this.state ? this.state.challenge.recoveryCode : undefined;
  }

  #renderCode(code: string): TemplateResult {
    const { recoveryCode, copy, copied } = this.words;
    return html`<div>
        <p class="label" id="label">${recoveryCode.label}</p>
        <p class="code" id="code" role="group" aria-labelledby="label code" tabindex="-1" @copy=${this.#onCopy}>
          <bdi>${inGroups(code)}</bdi>
        </p>
      </div>
      <div class="ways">
        <auth-methods-copy-button
          exportparts="button"
          .text=${code}
          .label=${copy}
          .copiedLabel=${copied}
        ></auth-methods-copy-button>
        <button part="button" type="button" @click=${this.#onDownload}>${recoveryCode.download}</button>
        <button part="button" type="button" @click=${() => print()}>${recoveryCode.print}</button>
      </div>
      <label class="choice">
        <input type="checkbox" name="stored" .checked=${this._stored} @change=${this.#onStored} />
        ${recoveryCode.stored}
      </label>`;
  }

  #sheet(): SheetContent | undefined {
    const code = this.#code;
    if (code === undefined) return undefined;
    const { locale: lang, direction: dir } = this.localization;
    return {
      lines: this.#text(inGroups(code)).split(/\n+/).filter(Boolean),
      code: inGroups(code),
      lang,
      dir,
    };
  }

  #text(code: string): string {
    return this.words.recoveryCode.fileText(
      location.host,
      code,
      this.localization.format.date(this.#createdAt),
    );
  }

  /** The groups are for the eye: what is copied by hand has no spaces either. */
  #onCopy(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', this.#code ?? '');
    event.preventDefault();
  }

  #onDownload(): void {
    this.#release?.();
    this.#release = saveText(this.words.recoveryCode.fileName, this.#text(this.#code ?? ''));
  }

  #onStored(event: Event): void {
    this._stored = event.target instanceof HTMLInputElement && event.target.checked;
  }
}

function inGroups(code: string): string {
  return code.replace(/\w{4}(?=\w)/g, '$& ');
}
