import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from '../ui/decorators.js';
import { AuthMethodsLoadedEvent } from '../events/list-events.js';
import type { Localization } from '../i18n/localization.js';
import type { MessageOverrides, Messages } from '../i18n/messages.js';
import type { AuthMethod } from '../model/auth-method.js';
import { type AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import type {
  BackendFactory,
  Fetcher,
  GetAccessToken,
  MethodsBackend,
  MethodsSnapshot,
} from '../model/methods-backend.js';
import { present } from '../model/present.js';
import type { MethodAction, MethodActionEvent } from '../methods/method-actions.js';
import { loadPasskeyProviders } from '../methods/passkey/passkey-provider.js';
import { shownSnapshot } from '../store/methods-state.js';
import type { MethodsStore } from '../store/methods-store.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { tellDeveloper } from '../ui/tell-developer.js';
import { tokens } from '../ui/tokens.styles.js';
import type { ActionsPort } from './actions.js';
import type { AddRequestEvent } from './add-request-event.js';
import { ActionsLoader } from './actions-loader.js';
import { arrange, type ArrangedGroup } from './arrangement.js';
import { managerStyles } from './auth-methods-manager.styles.js';
import { availableActions } from './available-actions.js';
import { ConnectionController } from './connection.js';
import type { ConnectionHost } from './connection-host.js';
import { LanguageController } from './language.js';
import { renderEmpty, renderSkeleton } from './placeholders.js';
import { MethodGroup } from './method-group.js';
import { isEnrollable, methodTypeNames, methodTypes } from './registry.js';
import { securitySummary } from './security-summary.js';
import { summaryCard } from './summary-card.js';

/** "passkey totp" or "passkey, totp": type names as an attribute has them. */
const typesConverter = {
  fromAttribute: (value: string | null) => value?.split(/[\s,]+/).filter(Boolean),
};

/**
 * Lets a signed-in person see, add, rename and remove the ways they sign in.
 *
 * @tag auth-methods-manager
 * @summary Sign-in methods and two-step verification of one's own account.
 *
 * @fires {AuthMethodsLoadedEvent} auth-methods-loaded - The list was loaded. Bubbles, composed.
 * @fires {AuthMethodBeforeEnrollEvent} auth-method-before-enroll - A method is about to be added. Bubbles, composed; `preventDefault()` stops it, `waitUntil(promise)` holds it, and stops it with `false` or a rejection. Call them before the listener's first `await`.
 * @fires {AuthMethodBeforeRemoveEvent} auth-method-before-remove - A method is about to be removed, before the confirmation. Bubbles, composed; `preventDefault()` stops it, `waitUntil(promise)` holds it, and stops it with `false` or a rejection. Call them before the listener's first `await`.
 * @fires {AuthMethodEnrolledEvent} auth-method-enrolled - A method was added, or a password changed. Bubbles, composed.
 * @fires {AuthMethodUpdatedEvent} auth-method-updated - A method was renamed, or its phone channel changed. Bubbles, composed.
 * @fires {AuthMethodRemovedEvent} auth-method-removed - A method was removed. Bubbles, composed.
 * @fires {AuthMethodsStepUpEvent} auth-methods-step-up - A fresh sign-in is needed. Bubbles, composed; `respondWith(promise)` goes on with exactly the interrupted action.
 * @fires {AuthMethodsErrorEvent} auth-methods-error - Something failed. Bubbles, composed.
 *
 * @slot heading - Replaces the heading and the line below it.
 * @slot summary - Replaces the security summary.
 * @slot empty - Shown instead of the built-in text when the account has no method.
 * @slot footer - After the list.
 *
 * @csspart heading - The heading.
 * @csspart subheading - The line below it.
 * @csspart summary - The security summary.
 * @csspart group - The list of one group.
 * @csspart group-heading - The heading of a group.
 * @csspart group-hint - The line below it.
 * @csspart row - One method.
 * @csspart icon - The icon of a row.
 * @csspart row-title - What a method is called.
 * @csspart row-facts - The line below it: names and dates.
 * @csspart badge - A short mark beside a title.
 * @csspart button - Every button.
 * @csspart add-button - The button that adds a passkey.
 * @csspart primary-button - The button of a dialog that goes on.
 * @csspart danger-button - The button that removes.
 * @csspart dialog - Every dialog.
 * @csspart dialog-heading - Its heading.
 * @csspart code-input - The field for a one-time code.
 * @csspart failure - What is shown when the list could not be loaded.
 *
 * @cssprop [--auth-methods-accent-color=light-dark(#2f4fd0, #93a5ff)] - Buttons that go on, links and checked boxes.
 * @cssprop [--auth-methods-accent-text-color=light-dark(#ffffff, #0d1020)] - Text on the accent colour.
 * @cssprop [--auth-methods-surface-color=light-dark(#ffffff, #181b22)] - Background of groups, buttons, fields, menus and dialogs.
 * @cssprop [--auth-methods-subtle-color=light-dark(#f6f7f9, #1f232b)] - Background of icons, badges, and of what the pointer is on.
 * @cssprop [--auth-methods-text-color=light-dark(#14161b, #f1f3f6)] - Text.
 * @cssprop [--auth-methods-muted-color=light-dark(#5a6270, #a3abb8)] - Text that stands back: names, dates, hints.
 * @cssprop [--auth-methods-border-color=light-dark(#e1e4e9, #2d323c)] - Lines between and around rows, and around buttons and badges.
 * @cssprop [--auth-methods-control-border-color=light-dark(#868e9c, #757d8b)] - Outlines of fields; at least 3:1 against the surface.
 * @cssprop [--auth-methods-success-color=light-dark(#0b6b47, #5fd6a0)] - Text and icons of what is in order.
 * @cssprop [--auth-methods-success-surface-color=light-dark(#e4f6ee, #11291f)] - Background of what is in order.
 * @cssprop [--auth-methods-warning-color=light-dark(#7a5200, #f2c14e)] - Text and icons of warnings.
 * @cssprop [--auth-methods-warning-surface-color=light-dark(#fdf2d9, #30240a)] - Background of warnings.
 * @cssprop [--auth-methods-danger-color=light-dark(#b3202e, #ff8c94)] - Errors, and what removes.
 * @cssprop [--auth-methods-danger-text-color=light-dark(#ffffff, #2a0508)] - Text on the danger colour.
 * @cssprop [--auth-methods-danger-surface-color=light-dark(#fdebec, #34141a)] - Background of errors.
 * @cssprop [--auth-methods-focus-color=var(--auth-methods-accent-color)] - Outline of what has the focus.
 * @cssprop [--auth-methods-backdrop-color=rgb(12 14 20 / 50%)] - What dims the page behind a dialog.
 * @cssprop [--auth-methods-shadow=0 16px 40px rgb(15 18 28 / 22%)] - Shadow of dialogs and menus.
 * @cssprop [--auth-methods-radius=12px] - Corners of groups, menus and dialogs.
 * @cssprop [--auth-methods-control-radius=8px] - Corners of buttons, fields and icons.
 * @cssprop [--auth-methods-spacing=8px] - The unit that all distances are multiples of; density in one number.
 * @cssprop [--auth-methods-row-spacing=calc(var(--auth-methods-spacing) * 1.5)] - Space above and below the content of a row.
 * @cssprop [--auth-methods-font-family=inherit] - Font; that of the page by default.
 * @cssprop [--auth-methods-font-size=0.9375rem] - Size of text.
 * @cssprop [--auth-methods-small-font-size=0.8125rem] - Size of buttons, badges, dates and hints.
 * @cssprop [--auth-methods-heading-font-size=1.25rem] - Size of the heading.
 * @cssprop [--auth-methods-strong-font-weight=600] - Weight of headings and titles.
 * @cssprop [--auth-methods-code-font-family=ui-monospace, 'SF Mono', Menlo, Consolas, monospace] - Font of codes and keys.
 * @cssprop [--auth-methods-dialog-width=27rem] - Width of dialogs, where the window has room for it.
 * @cssprop [--auth-methods-control-height=36px] - Height of buttons and fields.
 * @cssprop [--auth-methods-icon-size=36px] - Width and height of the icon of a row, with its frame.
 */
export class AuthMethodsManager extends Component implements ConnectionHost {
  /** The name it is registered under. A subclass has one of its own, and calls `define()` by itself. */
  static override readonly tag: string = 'auth-methods-manager';
  static override readonly uses = [MethodGroup];
  static override readonly styles = [base, tokens, managerStyles];

  /** Makes the backend for `domain` and the like. Set by `auth-methods-manager/define`; a host may set another. */
  static defaultBackend: BackendFactory | undefined;

  /** Host name of the API, such as `login.example.com`. Needed unless `apiBase` or `backend` is set. */
  @property() domain: string | undefined;

  /** Base address of the API, for a same-origin proxy: `/me/v1`. Default: `https://{domain}/me/v1`. */
  @property({ attribute: 'api-base' }) apiBase: string | undefined;

  /** Audience of the access tokens. Default: `https://{domain}/me/`, with the slash. */
  @property() audience: string | undefined;

  /** Returns an access token for a request: the least scope for the action at hand, asked for when the person acts. */
  @property({ attribute: false }) getAccessToken: GetAccessToken | undefined;

  /** A token that is at hand already. Never an attribute: attributes can be read by anything on the page. */
  @property({ attribute: false }) accessToken: string | undefined;

  /** Performs requests with authorization of its own, as DPoP needs. Goes before `getAccessToken`. */
  @property({ attribute: false }) fetcher: Fetcher | undefined;

  /** A backend of your own, as docs/backends.md shows; then the properties above are not used. */
  @property({ attribute: false }) backend: MethodsBackend | undefined;

  /** Which method types are shown, and in which order within their group; all of them by default. As an attribute: names with spaces between. */
  @property({ converter: typesConverter }) types: readonly string[] | undefined;

  /** Shows the methods and changes nothing. */
  @property({ type: Boolean }) readonly = false;

  /** Leaves out the heading and the line below it. */
  @property({ type: Boolean, attribute: 'hide-heading' }) hideHeading = false;

  /** Leaves out the security summary. */
  @property({ type: Boolean, attribute: 'hide-summary' }) hideSummary = false;

  /** Level of the heading, 1 to 6; those of the groups are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Connection of the linked account that a new passkey or password is for. */
  @property() connection: string | undefined;

  /** User id of the linked account that a new passkey or password is for. */
  @property({ attribute: 'identity-user-id' }) identityUserId: string | undefined;

  /** Checks the host's set-up after each load, and prints what is wrong with the fix to the console. */
  @property({ type: Boolean }) debug = false;

  /** Replaces any of the texts: `{ heading: 'Security' }`. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;

  @query('.manager') private readonly _container!: HTMLElement;

  readonly #language = new LanguageController(this);
  readonly #connection = new ConnectionController(this, {
    factory: () => (this.constructor as typeof AuthMethodsManager).defaultBackend,
    loaded: (snapshot) => this.#onLoaded(snapshot),
  });
  readonly #actions = new ActionsLoader(
    this,
    this.#language,
    () => this.#actionsPort,
    this.#connection.report,
  );
  readonly #seenHere = new Set<string>();
  #added: AuthMethod | undefined;

  get #store(): MethodsStore | undefined {
    return this.#connection.store;
  }

  /**
   * The Content-Security-Policy that a page with this element needs, and nothing more: add to it what else the
   * page does. Works with `require-trusted-types-for 'script'`.
   *
   * @param api origin of the API, such as `https://login.example.com`; `'self'` behind a proxy
   * @param script where the script comes from; `'self'` by default
   */
  static contentSecurityPolicy({ api, script = "'self'" }: { api: string; script?: string }): string {
    return [
      "default-src 'none'",
      `script-src ${script}`,
      `connect-src ${api}`,
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; ');
  }

  /** Loads the list again. What is on screen stays there meanwhile. Resolves when it has been loaded, or failed. */
  async refresh(): Promise<void> {
    await this.#store?.load();
  }

  /** Opens the dialog that adds a method, as by hand. A type that can't be added here is explained in the console. */
  async enroll(type: EnrollableType): Promise<void> {
    const isPossible =
      this.#offered.includes(type) ||
      this.#groups.some(({ methods }) =>
        methods.some((method) => method.type === type && this.#can(method, 'change-password')),
      );
    if (isPossible) await this.#actions.run((actions) => actions.enroll(type));
    else tellDeveloper(`enroll('${type}') does nothing: the list does not offer it.`);
  }

  /** Takes the element out of the document, as every element's `remove()` does. */
  override remove(): void;
  /** Opens the confirmation that removes a method, as by hand. An unknown id is explained in the console. */
  override remove(id: string): Promise<void>;
  override remove(...ids: readonly string[]): void | Promise<void> {
    // An id that is `undefined` by mistake must not take the element away.
    return ids.length > 0 ? this.#askToRemove(ids[0]) : super.remove();
  }

  async #askToRemove(id: string | undefined): Promise<void> {
    const method = this.#store?.methods.find((known) => known.id === id);
    if (method && this.#can(method, 'remove')) await this.#actions.run((actions) => actions.remove(method));
    else tellDeveloper(`remove('${id}') does nothing: the list does not offer it.`);
  }

  override render(): TemplateResult {
    const localization = this.#language.localization;
    return html`<div
      class="manager"
      lang=${localization?.locale ?? nothing}
      dir=${localization?.direction ?? nothing}
      aria-busy=${this.#store?.state.status === 'loading'}
      @method-action=${this.#onMethodAction}
      @add-request=${this.#onAddRequest}
      @menu-missing=${this.#onMenuMissing}
      @pointerover=${this.#actions.prepare}
      @focusin=${this.#actions.prepare}
    >
      ${localization ? html`${this.#renderHeading(localization)} ${this.#renderBody(localization)}` : renderSkeleton('')}
      <slot name="footer"></slot>
    </div>`;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#language.update(this.messages);
  }

  /** What is no number counts as none given. */
  get #level(): number {
    return Math.max(1, Math.min(6, this.headingLevel || 2));
  }

  #renderHeading({ messages }: Localization): TemplateResult | typeof nothing {
    if (this.hideHeading) return nothing;
    return html`<slot name="heading"
      ><div>
        <div class="heading" part="heading" role="heading" aria-level=${this.#level} tabindex="-1">
          ${messages.heading}
        </div>
        <p class="muted" part="subheading">${messages.subheading}</p>
      </div></slot
    >`;
  }

  #renderBody(localization: Localization): TemplateResult {
    const state = this.#store?.state ?? { status: 'idle' };
    const snapshot = shownSnapshot(state);
    const error = this.#connection.problem ?? (state.status === 'failed' ? state.error : undefined);
    if (!snapshot && !error) return renderSkeleton(localization.messages.loading);
    return html`${error ? this.#renderFailure(error, snapshot !== undefined, localization) : nothing}
    ${this.#actions.failed ? html`<p role="alert">${localization.messages.failed.hint}</p>` : nothing}
    ${snapshot ? this.#renderSnapshot(snapshot, localization) : nothing}`;
  }

  /** What it has in its light DOM is shown until its code has come, which a lost connection may prevent. */
  #renderFailure(error: AuthMethodsError, stale: boolean, localization: Localization): TemplateResult {
    void import('./load-failure.js').then(
      ({ LoadFailure }) => LoadFailure.define(),
      () => undefined,
    );
    const { failed, retry } = localization.messages;
    return html`<auth-methods-load-failure
      exportparts="failure, button"
      .error=${error}
      .stale=${stale}
      .localization=${localization}
      .loadWords=${this.#loadWords}
      @retry=${this.#onRetry}
    >
      <p>${stale ? failed.stale : failed.title}</p>
      <p class="muted">${failed.hint}</p>
      <button part="button" type="button" @click=${this.#onRetry}>${retry}</button>
    </auth-methods-load-failure>`;
  }

  #renderSnapshot(snapshot: MethodsSnapshot, localization: Localization): TemplateResult {
    const groups = this.#groups;
    return html`${snapshot.methods.length === 0 ? renderEmpty(localization) : this.#renderSummary(snapshot, localization)}
    ${groups.map(({ group, methods, offers }) =>
      methods.length + offers.length === 0
        ? nothing
        : html`<auth-methods-group
            exportparts="group, group-heading, group-hint, row, icon, row-title, row-facts, badge, button, add-button"
            .group=${group}
            .methods=${methods}
            .offers=${offers}
            .localization=${localization}
            .actionsOf=${this.#actionsOf}
            .level=${Math.min(6, this.#level + 1)}
            .freshId=${this.#added?.id}
            .seenHere=${this.#seenHere}
            .on=${group === 'secondary' ? methods.some(({ confirmed }) => confirmed) : undefined}
          ></auth-methods-group>`,
    )}`;
  }

  #renderSummary({ methods }: MethodsSnapshot, localization: Localization): TemplateResult | typeof nothing {
    const summary = this.hideSummary ? undefined : securitySummary(methods, this.#offered);
    if (!summary) return nothing;
    return html`<slot name="summary">${summaryCard(summary, localization, (type) => this.#add(type))}</slot>`;
  }

  get #identity(): IdentityInput {
    const { connection, identityUserId } = this;
    return present({ connection, identityUserId });
  }

  get #offered(): readonly EnrollableType[] {
    return this.#groups.flatMap(({ offers }) => offers.map(({ type }) => type));
  }

  /** What is no list counts as none given. */
  get #types(): readonly string[] | undefined {
    return Array.isArray(this.types) ? this.types : undefined;
  }

  get #groups(): readonly ArrangedGroup[] {
    const store = this.#store;
    const snapshot = store && shownSnapshot(store.state);
    if (!snapshot) return [];
    const { readonly } = this;
    const types = this.#types;
    const { capabilities } = store.backend;
    return arrange(snapshot, {
      capabilities,
      types,
      readonly,
      order: methodTypeNames,
      canEnroll: isEnrollable,
    });
  }

  #actionsOf = (method: AuthMethod): readonly MethodAction[] =>
    this.#store
      ? availableActions(method, this.#store.backend.capabilities, isEnrollable, this.readonly)
      : [];

  #can(method: AuthMethod, action: MethodAction): boolean {
    return this.#actionsOf(method).includes(action);
  }

  #onLoaded({ methods }: MethodsSnapshot): void {
    this.dispatchEvent(new AuthMethodsLoadedEvent(methods));
    for (const type of this.#types ?? []) {
      const isListed = methods.some((method) => method.type === 'unknown' && method.rawType === type);
      if (!(type in methodTypes || isListed))
        tellDeveloper(`\`types\` names "${type}", which is no known type.`);
    }
    if (!methods.some(({ type }) => type === 'passkey')) return;
    void loadPasskeyProviders().then(() => this.#language.refresh());
  }

  readonly #loadWords = (): Promise<Localization<Messages>> => this.#language.loadAll();

  get #actionsPort(): Omit<ActionsPort, 'localization'> {
    return {
      element: this,
      container: this._container,
      store: () => this.#store,
      identity: () => this.#identity,
      readonly: () => this.readonly,
      groups: () => this.#groups,
      showAdded: (method) => {
        this.#added = method;
        if (method.type === 'passkey') this.#seenHere.add(method.id);
        this.requestUpdate();
      },
    };
  }

  #onMethodAction(event: MethodActionEvent): void {
    event.stopPropagation();
    const method = this.#store?.methods.find(({ id }) => id === event.methodId);
    if (method) void this.#actions.run((actions) => actions.act(event.action, method));
  }

  #onAddRequest(event: AddRequestEvent): void {
    event.stopPropagation();
    this.#add(event.methodType);
  }

  #onMenuMissing(event: Event): void {
    event.stopPropagation();
    this.#actions.fail();
  }

  #add(type: EnrollableType): void {
    void this.#actions.run((actions) => actions.enroll(type));
  }

  #onRetry(): void {
    const state = this.#store?.state;
    // A fresh sign-in, when that is what is missing, is asked for within the click.
    const stepUp =
      state?.status === 'failed' && state.error.code === 'step_up_required' ? state.error.stepUp : undefined;
    void this.#store?.load(stepUp);
  }
}
