import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from '../ui/decorators.js';
import type { AuthMethod } from '../model/auth-method.js';
import { passkeyProvider } from '../methods/passkey/passkey-provider.js';
import { parseUserAgent } from '../methods/passkey/user-agent.js';
import { ChangeDialog } from './change-dialog.js';
import type { DialogOutcome } from './dialog-view.js';

type Detail = readonly [term: string, description: string | TemplateResult];

const shortIdLength = 12;

/**
 * Everything that is known of a method, with exact dates.
 *
 * @internal
 */
export class DetailsDialog extends ChangeDialog {
  static override readonly tag = 'auth-methods-details-dialog';

  static override readonly styles = [
    ChangeDialog.styles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, auto) minmax(0, 1fr);
        gap: var(--_space) calc(var(--_space) * 2);
        margin-block-start: calc(var(--_space) * 1.5);
      }
      dt {
        color: var(--_muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** A number or address is shown in full only when asked for. */
  @state() private _unmasked = false;

  @query('.close') private readonly _close!: HTMLButtonElement;

  override render(): TemplateResult {
    return html`<dl>
        ${this.#details(this.#method).map(
          ([term, description]) => html`<dt>${term}</dt>
            <dd><bdi>${description}</bdi></dd>`,
        )}
      </dl>
      <div class="actions">
        <button class="close" part="button" type="button" @click=${() => this.requestClose()}>
          ${this.words.close}
        </button>
      </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this._close.focus();
  }

  protected override change(): Promise<DialogOutcome> {
    return Promise.resolve({ kind: 'closed' });
  }

  get #method(): AuthMethod {
    if (this.request.kind === 'enroll') throw new TypeError('Details are of a method');
    return this.request.method;
  }

  #details(method: AuthMethod): Detail[] {
    const words = this.words.detailsDialog;
    const { methods, badges } = this.words;
    const typeName = method.type === 'unknown' ? method.rawType : methods[method.type].name;
    return [
      [words.type, typeName],
      ...this.#when(words.name, method.name),
      ...(method.confirmed ? [] : [[words.state, badges.notFinished] as const]),
      ...this.#own(method),
      [words.added, this.#date(method.createdAt, words.notKnown)],
      ...(method.type === 'password' ? [] : [[words.lastUsed, this.#date(method.lastUsedAt, words.never)] as const]),
    ];
  }

  #own(method: AuthMethod): Detail[] {
    const words = this.words.detailsDialog;
    const { badges } = this.words;
    switch (method.type) {
      case 'phone':
        return [
          [words.phoneNumber, this.#masked(method.phoneNumber)],
          ...this.#when(
            words.channel,
            method.channel && (method.channel === 'voice' ? badges.voiceCall : badges.textMessage),
          ),
        ];
      case 'email':
        return [[words.email, this.#masked(method.email)]];
      case 'password':
        return this.#when(words.lastChanged, method.lastChangedAt && this.#date(method.lastChangedAt, ''));
      case 'passkey': {
        const agent = parseUserAgent(method.userAgent);
        const storage = [
          ...(method.backedUp ? [badges.synced] : []),
          ...(method.deviceType === 'single-device' ? [badges.thisDeviceOnly] : []),
        ];
        return [
          ...this.#when(words.provider, passkeyProvider(method.aaguid)),
          ...this.#when(words.browser, agent && this.words.facts.browserOn(agent.browser, agent.system)),
          ...this.#when(words.storage, storage.join(', ')),
          ...this.#when(words.transports, method.transports.join(', ')),
          ...this.#when(words.credentialId, shorten(method.credentialId)),
        ];
      }
      case 'webauthn-platform':
      case 'webauthn-roaming':
        return this.#when(words.credentialId, shorten(method.credentialId));
      default:
        return [];
    }
  }

  #when(term: string, description: string | TemplateResult | undefined): Detail[] {
    return description ? [[term, description]] : [];
  }

  #date(iso: string | undefined, otherwise: string): string | TemplateResult {
    return iso ? html`<time datetime=${iso}>${this.context.localization.format.exact(iso)}</time>` : otherwise;
  }

  #masked(value: string): TemplateResult {
    const { show, hide } = this.words;
    return html`${this._unmasked ? html`<span dir="ltr">${value}</span>` : this.context.title(this.#method)}
      <button class="link" type="button" aria-pressed=${this._unmasked} @click=${this.#onToggle}>
        ${this._unmasked ? hide : show}
      </button>`;
  }

  #onToggle(): void {
    this._unmasked = !this._unmasked;
  }
}

function shorten(id: string | undefined): string | undefined {
  if (id === undefined || id.length <= shortIdLength) return id;
  return `${id.slice(0, shortIdLength)}…`;
}
