// First, before anything that imports Lit.
import { removeStandIns } from '../ui/dom-stand-ins.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AuthMethodsLoadedEvent } from '../events/list-events.js';
import type { Localization } from '../i18n/localization.js';
import type { MessageOverrides } from '../i18n/messages.js';
import type { MethodIcon } from '../methods/host-icon.js';
import type { MethodAction, MethodActionEvent } from '../methods/method-actions.js';
import { readAccount, type Account } from '../model/account.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import type { BackendFactory, Fetcher, GetAccessToken, MethodsBackend } from '../model/methods-backend.js';
import type { MethodsStore, ShownSnapshot } from '../store/methods-store.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { flag, property, query } from '../ui/decorators.js';
import { nextTask } from '../ui/next-task.js';
import { tokens } from '../ui/tokens.styles.js';
import { AfterList } from './after-list.js';
import { arrange, type ArrangedGroup } from './arrangement.js';
import { managerStyles } from './auth-methods-manager.styles.js';
import { availableActions } from './available-actions.js';
import { BackendController } from './backend-controller.js';
import type { DialogRequest } from './dialog-request.js';
import type { DialogsPort } from './dialogs-port.js';
import { LanguageController } from './language.js';
import { LateRowData } from './late-row-data.js';
import { LazyDialogs } from './lazy-dialogs.js';
import { LazyTitles } from './lazy-titles.js';
import { renderListBody, shownSummary, type ListBody } from './list-body.js';
import {
  holdPlace,
  rememberHeight,
  renderFailure,
  renderHeading,
  renderMissing,
  renderSkeleton,
} from './list-parts.js';
import type { RetryEvent } from './load-failure.js';
import { longList, MethodGroup, type AddRequestEvent } from './method-group.js';
import { PageReturn } from './page-return.js';
import type { BackendHost } from './shared-list.js';

/**
 * Lets a signed-in person see, add, rename and remove the ways they sign in. For the account page of a host; `domain`,
 * `api-base` or `backend` is required. Tokens are properties: they must never be in attributes. Everything can be done
 * with the keyboard and with a screen reader; when a dialog closes, the focus goes back to the list.
 *
 * @tag auth-methods-manager
 * @summary Sign-in methods and two-step verification of the signed-in person's account.
 *
 * @fires {AuthMethodsLoadedEvent} auth-methods-loaded - After each load of the list. Its property `methods` is the whole list. Bubbles, composed.
 * @fires {AuthMethodBeforeEnrollEvent} auth-method-before-enroll - Before a method is added: no dialog is open yet. Its property `methodType` is the type. Bubbles, composed; `preventDefault()` stops it, `waitUntil(promise)` holds it, and a rejection stops it. Call `waitUntil()` before the listener's first `await`.
 * @fires {AuthMethodBeforeRemoveEvent} auth-method-before-remove - Before a method is removed: the confirmation is not open yet. Its property `method` is the method. Bubbles, composed; `preventDefault()` stops it, `waitUntil(promise)` holds it, and a rejection stops it.
 * @fires {AuthMethodEnrolledEvent} auth-method-enrolled - After a method was added, or a password changed. Its property `method` is the method. Bubbles, composed.
 * @fires {AuthMethodUpdatedEvent} auth-method-updated - After a method was changed: its name, its phone channel, whether it is the default or switched off. Its property `method` is the method as it is now. Bubbles, composed.
 * @fires {AuthMethodRemovedEvent} auth-method-removed - After a method was removed. Its property `method` is the method as it was. Bubbles, composed.
 * @fires {AuthMethodsStepUpEvent} auth-methods-step-up - When an action needs a fresh sign-in. Its property `challenge` is what the API demands; `reason`, `scopes` and `audience` say what for. Bubbles, composed; `respondWith(promise)` resumes the interrupted action, `confirmWith(confirmation)` lets the element ask for a code.
 * @fires {AuthMethodsSignOutElsewhereEvent} auth-methods-sign-out-elsewhere - When the person asked to sign out elsewhere, and the property `canSignOutElsewhere` is set. Bubbles, composed; `respondWith(promise)` says when it is done.
 * @fires {AuthMethodsErrorEvent} auth-methods-error - When something failed. Its property `error` has a `code`, and a message for developers without secrets. Bubbles, composed.
 *
 * @slot heading - Replaces the heading and the line below it. Put a heading element in it, such as `<h2>`: screen readers list the headings of a page.
 * @slot summary - Replaces the security summary. Takes any elements; an icon that says something needs a text, or a label for screen readers.
 * @slot empty - Shown instead of the built-in text when the account has no method. Takes text or any elements; a button in it needs a label that says what it adds.
 * @slot footer - Shown below the list. Takes any elements, such as links; each link's text is its label, so it should say where it leads.
 *
 * @csspart heading - The heading.
 * @csspart subheading - The line below the heading.
 * @csspart summary - The security summary.
 * @csspart group - The list of one group.
 * @csspart group-heading - The heading of a group.
 * @csspart group-hint - The line below a group's heading.
 * @csspart row - One method, in the list and in the question before its removal.
 * @csspart icon - The icon of a row.
 * @csspart row-title - The name of a method.
 * @csspart row-facts - The line below a row's title: facts and dates.
 * @csspart badge - A short label beside a row's title.
 * @csspart button - Every button.
 * @csspart add-button - The button that adds a passkey.
 * @csspart primary-button - The primary button of a dialog, and the next step that the summary or an empty list advises.
 * @csspart danger-button - The button that removes a method.
 * @csspart dialog - Every dialog.
 * @csspart dialog-heading - The heading of a dialog.
 * @csspart code-input - The field for a one-time code.
 * @csspart failure - What is shown when the list could not be loaded.
 *
 * @cssprop [--auth-methods-accent-color=light-dark(#2f4fd0, #93a5ff)] - Primary buttons, links and checked boxes.
 * @cssprop [--auth-methods-accent-text-color=light-dark(#ffffff, #0d1020)] - Text on the accent colour.
 * @cssprop [--auth-methods-surface-color=light-dark(#ffffff, #181b22)] - Background of groups, buttons, fields, menus and dialogs.
 * @cssprop [--auth-methods-subtle-color=light-dark(#f6f7f9, #1f232b)] - Background of icons and badges, and of what the pointer hovers over.
 * @cssprop [--auth-methods-text-color=light-dark(#14161b, #f1f3f6)] - Text.
 * @cssprop [--auth-methods-muted-color=light-dark(#5a6270, #a3abb8)] - Secondary text: facts, dates, hints.
 * @cssprop [--auth-methods-border-color=light-dark(#e1e4e9, #2d323c)] - Borders of rows, groups, buttons and badges.
 * @cssprop [--auth-methods-control-border-color=light-dark(#868e9c, #757d8b)] - Outlines of fields; at least 3:1 against the surface.
 * @cssprop [--auth-methods-success-color=light-dark(#0b6b47, #5fd6a0)] - Text and icons of what is in order.
 * @cssprop [--auth-methods-success-surface-color=light-dark(#e4f6ee, #11291f)] - Background of what is in order.
 * @cssprop [--auth-methods-warning-color=light-dark(#7a5200, #f2c14e)] - Text and icons of warnings.
 * @cssprop [--auth-methods-warning-surface-color=light-dark(#fdf2d9, #30240a)] - Background of warnings.
 * @cssprop [--auth-methods-danger-color=light-dark(#b3202e, #ff8c94)] - Errors, and buttons that remove.
 * @cssprop [--auth-methods-danger-text-color=light-dark(#ffffff, #2a0508)] - Text on the danger colour.
 * @cssprop [--auth-methods-danger-surface-color=light-dark(#fdebec, #34141a)] - Background of errors.
 * @cssprop [--auth-methods-focus-color=var(--auth-methods-accent-color)] - Outline of the focused element.
 * @cssprop [--auth-methods-backdrop-color=rgb(12 14 20 / 50%)] - Dims the page behind a dialog.
 * @cssprop [--auth-methods-shadow=0 16px 40px rgb(15 18 28 / 22%)] - Shadow of dialogs and menus.
 * @cssprop [--auth-methods-radius=12px] - Corners of groups, menus and dialogs.
 * @cssprop [--auth-methods-control-radius=8px] - Corners of buttons, fields and icons.
 * @cssprop [--auth-methods-spacing=8px] - The unit of all spacing: one number sets the density.
 * @cssprop [--auth-methods-row-spacing=calc(var(--auth-methods-spacing) * 1.5)] - Space above and below the content of a row.
 * @cssprop [--auth-methods-font-family=inherit] - Font. By default, the page's.
 * @cssprop [--auth-methods-font-size=0.9375em] - Size of text; by default a little smaller than the browser's own, whatever the page's root has.
 * @cssprop [--auth-methods-small-font-size=small] - Size of buttons, badges, dates and hints.
 * @cssprop [--auth-methods-heading-font-size=calc(4em / 3)] - Size of the heading.
 * @cssprop [--auth-methods-strong-font-weight=600] - Weight of headings and titles.
 * @cssprop [--auth-methods-code-font-family=ui-monospace, 'SF Mono', Menlo, Consolas, monospace] - Font of codes and keys.
 * @cssprop [--auth-methods-dialog-width=432px] - Width of dialogs, if the window is wide enough.
 * @cssprop [--auth-methods-control-height=36px] - Height of buttons and fields.
 * @cssprop [--auth-methods-icon-size=36px] - Width and height of a row's icon, including its frame.
 */
export class AuthMethodsManager extends Component implements BackendHost {
  /** The tag it is registered under. A subclass sets its own, and calls `define()`. */
  static override readonly tag: string = 'auth-methods-manager';
  static override readonly uses = [MethodGroup];
  static override readonly styles = [base, tokens, managerStyles];

  /** Makes a backend from the properties of the element. Set by `auth-methods-manager/define`; a host may set another. */
  static defaultBackend: BackendFactory | undefined;

  /** Hostname of the API, such as `login.example.com`. Required unless `apiBase` or `backend` is set. */
  @property() domain: string | undefined;

  /** Base address of the API, for a same-origin proxy: `/me/v1`. Default: `https://{domain}/me/v1`. */
  @property({ attribute: 'api-base' }) apiBase: string | undefined;

  /** Audience of the access tokens. Default: `https://{domain}/me/`, with the trailing slash. */
  @property() audience: string | undefined;

  /** Returns an access token. Called when the person acts, with the least scope for that action. */
  @property({ attribute: false }) getAccessToken: GetAccessToken | undefined;

  /** An access token the host already has. Never an attribute: anything on the page can read attributes. */
  @property({ attribute: false }) accessToken: string | undefined;

  /** Sends requests with authorization of its own, as DPoP needs. Takes precedence over `getAccessToken`. */
  @property({ attribute: false }) fetcher: Fetcher | undefined;

  /** Your own backend, as docs/backends.md shows. The properties above are then ignored. */
  @property({ attribute: false }) backend: MethodsBackend | undefined;

  /**
   * Which method types are shown, and in which order within their group. Default: all.
   *
   * A list of type names, or one string with spaces or commas between them, as the attribute has it.
   */
  @property() types: string | readonly string[] | undefined;

  /** Shows the methods, but offers no changes. */
  @property({ type: Boolean, converter: flag }) readonly = false;

  /** Leaves out the heading and the line below it. */
  @property({ type: Boolean, converter: flag, attribute: 'hide-heading' }) hideHeading = false;

  /**
   * Leaves out the security summary.
   *
   * Where another element of the page has it for the same list, also what concerns the whole account.
   */
  @property({ type: Boolean, converter: flag, attribute: 'hide-summary' }) hideSummary = false;

  /** Shows drawn icons in place of the logos of passkeys' providers. */
  @property({ type: Boolean, converter: flag, attribute: 'hide-logos' }) hideLogos = false;

  /**
   * Makes your own icon of a method: a new DOM node for each call.
   *
   * Returns nothing for the built-in icon.
   */
  @property({ attribute: false }) methodIcon: MethodIcon | undefined;

  /**
   * Level of the heading, 1 to 6.
   *
   * Group headings are one level below.
   */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /**
   * Connection of the linked account that a new passkey or password is for.
   *
   * Changing a password keeps its own account.
   */
  @property() connection: string | undefined;

  /**
   * User id of the linked account that a new passkey or password is for.
   *
   * Changing a password keeps its own account.
   */
  @property({ attribute: 'identity-user-id' }) identityUserId: string | undefined;

  /**
   * Says that your page can end the person's other sessions: it listens for `auth-methods-sign-out-elsewhere`.
   *
   * Not needed where the backend can.
   */
  @property({ type: Boolean, converter: flag, attribute: 'can-sign-out-elsewhere' }) canSignOutElsewhere =
    false;

  /** Who is signed in: `{ name, email }`. For password managers, and the sheet of a recovery code. */
  @property({ attribute: false }) account: Account | undefined;

  /**
   * Lets links open dialogs: with `account-`, `#account-add-passkey` does. Default: off.
   *
   * An empty text is a prefix, too.
   */
  @property({ attribute: 'deep-link-prefix' }) deepLinkPrefix: string | undefined;

  /** Checks the host's set-up after each load, and prints every problem with its fix to the console. */
  @property({ type: Boolean, converter: flag }) debug = false;

  /** Replaces any of the texts: `{ heading: 'Security' }`. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;

  @query('.manager') private readonly _container!: HTMLElement;

  readonly #language = new LanguageController(this);
  readonly #backend = new BackendController(this, {
    factory: () => (this.constructor as typeof AuthMethodsManager).defaultBackend,
    groups: () => this.#groups,
    open: (request) => this.#request(request),
    loaded: () => this.#onLoaded(),
    confirm: (confirmation) => this.#dialogs.confirm(confirmation),
  });
  readonly #dialogs = new LazyDialogs(this, this.#language, () => this.#dialogsPort);
  /** Ids of methods that were added since the page was opened. */
  readonly #seenHere = new Set<string>();
  readonly #titles = new LazyTitles(this);
  readonly #lateRowData = new LateRowData(this, this.#language, () => this.#store?.snapshot !== undefined);

  constructor() {
    super();
    new AfterList(this, () => this.#store);
    new PageReturn(this, {
      store: () => this.#store,
      online: this.#dialogs.backOnline,
      restored: () => this.#backend.restart(),
    });
  }

  get #store(): MethodsStore | undefined {
    return this.#backend.store;
  }

  /**
   * The Content-Security-Policy that this element needs, and nothing more; add whatever the rest of the page needs.
   * Includes `require-trusted-types-for 'script'`.
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

  /**
   * Loads the list again; what is on screen stays there meanwhile. Resolves when it has been loaded, or failed. While
   * the element is not in the page, that waits until it is.
   */
  async refresh(): Promise<void> {
    await this.#backend.load();
  }

  /**
   * Opens the dialog that adds a method of a type, as the person's click does. Waits for the list where it is still
   * loading. Warns in the console when the list does not offer the type. Resolves when the dialog is open.
   */
  async enrollMethod(type: EnrollableType): Promise<void> {
    // Properties that were set just now make the backend with the next update.
    await this.updateComplete;
    await this.#dialogs.use((dialogs) => dialogs.enrollMethod(type));
  }

  /**
   * Opens the confirmation that removes a method, as the person's click does. Waits for the list where it is still
   * loading. Warns in the console when the list does not offer the removal. Resolves when the dialog is open.
   */
  async removeMethod(id: string): Promise<void> {
    await this.updateComplete;
    await this.#dialogs.use((dialogs) => dialogs.removeMethod(id));
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
      @pointerover=${this.#dialogs.prepare}
      @focusin=${this.#dialogs.prepare}
    >
      ${localization && !this.hideHeading ? renderHeading(localization, this.#level, this.#store?.backend) : nothing}
      ${localization ? this.#renderBody(localization) : renderSkeleton('')}
      <slot name="footer"></slot>
    </div>`;
  }

  override requestUpdate(...changed: Parameters<Component['requestUpdate']>): void {
    super.requestUpdate(...changed);
    // Lit's constructor calls this before the fields exist.
    if (#backend in this && !this.hasUpdated) queueMicrotask(() => this.#backend.connect());
  }

  /** Requests the list, and loads its language, before the first render: nothing is visible before the next frame anyway. */
  protected override async scheduleUpdate(): Promise<void> {
    const isFirst = !this.hasUpdated;
    if (isFirst) {
      this.#backend.connect();
      this.#language.update(this.messages);
    }
    // What was done in this task, such as reading a long list, has taken its share of a frame.
    if (isFirst || this.#store?.methods[longList]) await nextTask();
    await super.scheduleUpdate();
  }

  /** The frame of a server has words already: it stays until there are words to take its place. */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    this.#language.update(this.messages);
    return !!this.#language.localization || !this.renderOptions.renderBefore;
  }

  protected override updated(_changed: PropertyValues): void {
    // Lit has rendered before the frame that came from a server.
    (this.renderOptions.renderBefore as ChildNode | undefined)?.remove();
    holdPlace(this._container);
  }

  /** Anything but a number counts as the default. */
  get #level(): number {
    return Math.max(1, Math.min(6, this.headingLevel || 2));
  }

  get #identity(): IdentityInput {
    const { connection, identityUserId } = this;
    return { ...(connection && { connection }), ...(identityUserId && { identityUserId }) };
  }

  get #types(): readonly string[] | undefined {
    const { types } = this;
    return typeof types === 'string'
      ? types.split(/[\s,]+/).filter(Boolean)
      : Array.isArray(types)
        ? types
        : undefined;
  }

  get #groups(): readonly ArrangedGroup[] {
    const { snapshot, backend } = this.#store ?? {};
    if (!snapshot || !backend) return [];
    const { readonly } = this;
    return arrange(snapshot, { backend, types: this.#types, readonly, identity: this.#identity });
  }

  get #dialogsPort(): Omit<DialogsPort, 'localization' | 'loadMessages'> {
    return {
      element: this,
      container: this._container,
      store: () => this.#store,
      identity: () => this.#identity,
      account: () => readAccount(this.account),
      readonly: () => this.readonly,
      groups: () => this.#groups,
      icons: () => this,
      actionsOf: this.#actionsOf,
      others: () => this.#backend.others,
      speak: this.#backend.speak,
      summary: () =>
        this.#store &&
        shownSummary({
          store: this.#store,
          groups: this.#groups,
          others: this.#backend.others,
          hideSummary: this.hideSummary && !this.#backend.isPart,
        }),
      report: this.#backend.report,
      seenHere: this.#seenHere,
    };
  }

  #renderBody(localization: Localization): TemplateResult {
    const { state, snapshot } = this.#store ?? {};
    const error = this.#backend.problem ?? (state?.status === 'failed' ? state.error : undefined);
    const isSlow = state?.status === 'loading' && state.isSlow;
    const skeleton =
      snapshot || error ? nothing : renderSkeleton(isSlow ? '' : localization.messages.loading);
    return html`${error || isSlow ? renderFailure(error, snapshot !== undefined, localization, this.#failureActions) : nothing}${skeleton}
    ${renderMissing(this.#dialogs.failures, localization)}
    ${snapshot && this.#store ? this.#renderList(snapshot, this.#store, localization) : nothing}`;
  }

  #renderList(snapshot: ShownSnapshot, store: MethodsStore, localization: Localization): TemplateResult {
    const list: ListBody = {
      snapshot,
      store,
      groups: this.#groups,
      others: this.readonly ? [] : this.#backend.others,
      titleOf: this.#titles.of(snapshot.methods, localization),
      actionsOf: this.#actionsOf,
      seenHere: this.#seenHere,
      level: Math.min(6, this.#level + 1),
      hideSummary: this.hideSummary,
      hideLogos: this.hideLogos,
      methodIcon: this.methodIcon,
      isPart: this.#backend.isPart,
      readonly: this.readonly,
      loadMessages: this.#language.loadMessages,
      add: this.#add,
      onHelp: (request) => void this.#request(request),
      onAccountAction: ({ action }) => void this.#request({ kind: action }),
    };
    return renderListBody(list, localization);
  }

  readonly #add = (type: EnrollableType): void => void this.#request({ kind: 'enroll', type });

  readonly #actionsOf = (method: AuthMethod): readonly MethodAction[] =>
    this.#store
      ? availableActions(method, this.#store.backend, {
          readonly: this.readonly,
          addedHere: this.#seenHere.has(method.id),
        })
      : [];

  readonly #failureActions = {
    loadMessages: this.#language.loadMessages,
    retry: ({ stepUpFirst }: Partial<RetryEvent>) => {
      // The button that was pressed goes, and would take the focus with it.
      this._container.querySelector<HTMLElement>('.heading')?.focus();
      this.#backend.speak();
      void this.#store?.load(stepUpFirst);
    },
  };

  #request(request: DialogRequest): Promise<void> {
    return this.#dialogs.use((dialogs) => dialogs.open(request));
  }

  #onLoaded(): void {
    const methods = this.#store?.methods ?? [];
    this.dispatchEvent(new AuthMethodsLoadedEvent(methods));
    rememberHeight(() => this._container);
    if (this.types !== undefined)
      void import('./diagnostics/check-types.js').then(
        ({ checkTypes }) => checkTypes(this.types, this.#types, methods),
        () => undefined,
      );
    void this.#lateRowData.load(methods);
  }

  #onMethodAction(event: MethodActionEvent): void {
    event.stopPropagation();
    const { action, method } = event;
    switch (action) {
      case 'remove':
      case 'rename':
      case 'details':
      case 'not-mine':
        void this.#request({ kind: action, method });
        return;
      case 'change':
      case 'finish':
        void this.#request({ kind: 'enroll', type: method.type as EnrollableType, existing: method });
        return;
      case 'replace':
        void this.#request({ kind: 'enroll', type: method.type as EnrollableType, replaces: method });
        return;
      default:
        void this.#dialogs.use((dialogs) => dialogs.change({ action, method }));
    }
  }

  #onAddRequest(event: AddRequestEvent): void {
    event.stopPropagation();
    this.#add(event.methodType);
  }

  #onMenuMissing(event: Event): void {
    event.stopPropagation();
    this.#dialogs.fail();
  }
}

removeStandIns();
