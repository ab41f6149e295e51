import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/isolate.js';
import type { Messages } from '../../i18n/messages.js';
import { sentences } from '../../i18n/sentences.js';
import type { EnrollmentFlow } from '../../store/enrollment-flow.js';
import { property, query, state } from '../../ui/decorators.js';
import type { DialogRequests, PrimaryButton } from '../../ui/dialog-requests.js';
import type { DialogOutcome } from '../../ui/dialog-outcome.js';
import { DialogView } from '../../ui/dialog-view.js';
import { EnrollmentController } from '../enrollment-controller.js';
import type { EnrollmentContext } from '../method-type.js';
import { creationPlaces, isAllowed, optionsFor, type CreationPlace } from './creation-place.js';
import type { PasskeyName } from './passkey-name.js';
import { WebAuthnPrompt, type WebAuthnMessages } from '../webauthn-prompt.js';

/**
 * Creates a passkey. The challenge is fetched when the dialog opens, so that the click goes straight to the
 * browser's prompt.
 *
 * @internal
 */
export class PasskeyEnroll extends DialogView<Messages> {
  static override readonly tag = 'auth-methods-passkey-enroll';
  static override readonly styles = [
    DialogView.styles,
    css`
      summary {
        width: fit-content;
        min-height: 28px;
        color: var(--_accent);
        font-size: var(--_small);
        font-weight: var(--_weight);
        cursor: pointer;
      }
      summary:hover {
        text-decoration: underline;
      }
      fieldset {
        display: grid;
        gap: calc(var(--_space) * 0.5);
        padding-block-start: calc(var(--_space) * 0.5);
      }
    `,
  ];

  @property({ attribute: false }) flow!: EnrollmentFlow<'passkey'>;

  @property({ attribute: false }) context!: EnrollmentContext;

  @query('.primary') private readonly _button!: HTMLButtonElement | null;

  /** Where the person wants it. Default: where the browser suggests. */
  @state() private _place: CreationPlace | undefined;

  readonly #enrollment = new EnrollmentController<'passkey'>(this, this.controls, {
    startsAtOnce: true,
    staysOpen: (outcome) => this.#asksName(outcome),
  });
  readonly #prompt = new WebAuthnPrompt<'passkey'>(this, this.#enrollment, this.controls, {
    adapt: (publicKey) =>
      this._place && this.#places.includes(this._place) ? optionsFor(this._place, publicKey) : publicKey,
    isAnotherPossible: () => this.#places.length > 0,
  });
  #possiblePlaces: readonly CreationPlace[] = [];
  #PasskeyName: typeof PasskeyName | undefined;
  #naming: PasskeyName | undefined;

  protected override get requests(): DialogRequests {
    return this.#naming ?? this.#enrollment;
  }

  protected override get takesInput(): boolean {
    return this.#naming !== undefined;
  }

  override async prepare(): Promise<void> {
    this.#possiblePlaces = await creationPlaces();
  }

  /** Needed when the passkey has been made, which takes the person longer than this download. Without it, nothing is asked. */
  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#passkeys.length > 0)
      void import('./passkey-name.js').then(
        (module) => (this.#PasskeyName = module.PasskeyName),
        () => undefined,
      );
  }

  protected override renderContent(): TemplateResult {
    const { methods, empty } = this.messages;
    return html`<p class="intro">${sentences(methods.passkey.hint, empty.best.hint)}</p>
      ${this.#places.length > 0 ? this.#renderPlaces() : nothing} ${this.#prompt.render(this.#texts)}`;
  }

  protected override renderWaysOut(): TemplateResult {
    if (!this.#naming) return super.renderWaysOut();
    const { wayOut } = this.#naming;
    return wayOut
      ? html`<button class="cancel" part="button" type="button" @click=${() => this.requestClose()}>${wayOut}</button>`
      : html``;
  }

  /** One place is no choice. */
  get #places(): readonly CreationPlace[] {
    const { challenge } = this.#enrollment;
    const places = challenge
      ? this.#possiblePlaces.filter((place) => isAllowed(place, challenge.publicKey))
      : this.#possiblePlaces;
    return places.length > 1 ? places : [];
  }

  #renderPlaces(): TemplateResult {
    const { passkeyPlace } = this.messages;
    return html`<details>
      <summary>${passkeyPlace.title}</summary>
      <fieldset aria-label=${passkeyPlace.title}>
        ${[undefined, ...this.#places].map(
          (place) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="place"
                .checked=${this._place === place}
                @change=${() => (this._place = place)}
              />
              ${passkeyPlace[place ?? 'any']}</label
            >`,
        )}
      </fieldset>
    </details>`;
  }

  /**
   * A name is asked for where the account has another passkey. The first one needs none: it is titled by its provider
   * already, and a backend may allow so few changes in a minute that saving a name means waiting.
   */
  #asksName(outcome: DialogOutcome & { readonly kind: 'enrolled' }): boolean {
    const { method } = outcome;
    const rename = method?.type === 'passkey' && !method.name ? this.context.renaming(method) : undefined;
    if (!this.#PasskeyName || !rename || method?.type !== 'passkey') return false;
    this.#naming = new this.#PasskeyName(this, this.controls, outcome, method, rename);
    return true;
  }

  get #passkeys(): EnrollmentContext['existing'] {
    return this.context.existing.filter(({ method }) => method.type === 'passkey' && method.confirmed);
  }

  protected override primaryButton(): PrimaryButton | undefined {
    return this.#prompt.primaryButton(this.#texts);
  }

  protected override submit(): void {
    this.#prompt.submit();
  }

  protected override startAgain(): void {
    this.#prompt.reset();
    this.#enrollment.start(this.context.identity);
  }

  protected override focusField(): void {
    if (!this.#naming) this._button?.focus();
  }

  /** The browser does not say which passkey it found. With only one, there is no doubt. */
  get #texts(): WebAuthnMessages {
    const { passkey } = this.messages;
    const [only, ...others] = this.#passkeys;
    if (!only || others.length > 0) return passkey;
    return {
      ...passkey,
      alreadyHere: passkey.alreadyHereNamed(isolate(only.title, this.localization.direction)),
    };
  }
}
