import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from '../ui/decorators.js';
import { isolate } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod } from '../model/auth-method.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import { loadChunk } from '../model/load-chunk.js';
import type { MethodsStore } from '../store/methods-store.js';
import { base } from '../ui/base.styles.js';
import { Component, type ComponentClass } from '../ui/component.js';
import { dialogTokens } from '../ui/dialog-tokens.styles.js';
import { FocusKeeper } from '../ui/focus-keeper.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { DialogEndEvent, type DialogContext, type DialogRequest, type DialogView } from './dialog-view.js';
import { methodLabel, methodTypes } from './registry.js';

/** The contents of each dialog, downloaded when it is opened. */
const views = {
  enroll: async () => (await import('./enroll-dialog.js')).EnrollDialog,
  remove: async () => (await import('./remove-dialog.js')).RemoveDialog,
  rename: async () => (await import('./rename-dialog.js')).RenameDialog,
  channel: async () => (await import('./channel-dialog.js')).ChannelDialog,
  details: async () => (await import('./details-dialog.js')).DetailsDialog,
} satisfies Record<DialogRequest['kind'], () => Promise<ComponentClass>>;

/**
 * Opens a dialog at once, and puts its contents in when they have been downloaded.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export class DialogHost extends Component {
  static override readonly tag = 'auth-methods-dialog-host';
  static override readonly uses = [ModalDialog];

  static override readonly styles = [
    base,
    dialogTokens,
    css`
      :host {
        display: contents;
      }
      .place {
        min-height: 9rem;
      }
      .actions {
        display: flex;
        justify-content: flex-end;
        gap: var(--_space);
        margin-block-start: calc(var(--_space) * 2);
      }
    `,
  ];

  @property({ attribute: false }) request!: DialogRequest;

  @property({ attribute: false }) store!: MethodsStore;

  @property({ attribute: false }) localization!: Localization<Messages>;

  @property({ attribute: false }) identity: IdentityInput = {};

  @property({ attribute: false }) offered: readonly EnrollableType[] = [];

  @query('.view') private readonly _place!: HTMLElement | null;

  #view: DialogView | undefined;

  readonly #contents = new Task(this, {
    args: () => [this.request] as const,
    task: async ([request]) => {
      const enroll = request.kind === 'enroll' ? methodTypes[request.type].enroll : undefined;
      const [view, enrollView] = await loadChunk(() => Promise.all([views[request.kind](), enroll?.load()]));
      view.define();
      enrollView?.define();
      return { tag: view.tag, enrollTag: enrollView?.tag ?? '' };
    },
    onError: (error) => this.store.host.report(AuthMethodsError.from(error)),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  override render(): TemplateResult {
    return html`<auth-methods-modal-dialog
      exportparts="dialog, dialog-heading"
      .heading=${this.#heading()}
      .direction=${this.localization.direction}
      @close-request=${this.#onCloseRequest}
    >
      ${this.#contents.render({
        pending: () =>
          this.#renderPlace(html`<p class="muted" role="status">${this.localization.messages.working}</p>`),
        error: () => this.#renderFailure(),
        complete: () => html`<div class="view"></div>`,
      })}
    </auth-methods-modal-dialog>`;
  }

  protected override updated(): void {
    const contents = this.#contents.value;
    if (contents === undefined || !this._place) return;
    this.#view ??= this.#createView(contents.tag);
    this.#view.context = this.#context(contents.enrollTag);
    this.#view.request = this.request;
    if (this.#view.parentNode !== this._place) this._place.append(this.#view);
  }

  #createView(tag: string): DialogView {
    const view = document.createElement(tag) as DialogView;
    view.setAttribute('exportparts', 'button, primary-button, danger-button, code-input');
    view.addEventListener('dialog-end', (event) => {
      if (event instanceof DialogEndEvent) this.dispatchEvent(new DialogEndEvent(event.outcome));
    });
    return view;
  }

  #context(enrollTag: string): DialogContext {
    const { store, localization, identity, offered } = this;
    return {
      store,
      localization,
      identity,
      offered,
      enrollTag,
      label: (method: AuthMethod) => methodLabel(method, localization),
    };
  }

  #heading(): string {
    const { enroll, changePassword, remove, rename, details } = this.localization.messages.dialogTitles;
    const { request } = this;
    if (request.kind === 'enroll') {
      const changes =
        request.type === 'password' && this.store.methods.some(({ type }) => type === 'password');
      return changes ? changePassword : enroll[request.type];
    }
    const title = { remove, rename, details, channel: details }[request.kind];
    return title(isolate(methodLabel(request.method, this.localization), this.localization.direction));
  }

  #renderPlace(content: TemplateResult): TemplateResult {
    const { cancel } = this.localization.messages;
    return html`<div class="place">${content}</div>
      <div class="actions">
        <button part="button" type="button" @click=${() => this.#end()}>${cancel}</button>
        ${
          this.#contents.error === undefined
            ? nothing
            : html`<button part="button primary-button" class="primary" type="button" @click=${() => this.#contents.run()}>
              ${this.localization.messages.retry}
            </button>`
        }
      </div>`;
  }

  #renderFailure(): TemplateResult {
    return this.#renderPlace(
      html`<p role="alert">${this.localization.messages.errors.chunk_load_failed}</p>`,
    );
  }

  #onCloseRequest(): void {
    if (this.#view?.isConnected) this.#view.requestClose();
    else this.#end();
  }

  #end(): void {
    this.dispatchEvent(new DialogEndEvent({ kind: 'closed' }));
  }
}
