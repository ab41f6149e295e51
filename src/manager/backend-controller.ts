import type { ReactiveController } from 'lit';
import { AuthMethodsErrorEvent } from '../events/list-events.js';
import { AuthMethodsError } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type { BackendFactory, MethodsSnapshot } from '../model/methods-backend.js';
import type { MethodsStore } from '../store/methods-store.js';
import { StoreController } from '../store/observable.js';
import { warnOnce } from '../ui/warn-once.js';
import type { ArrangedGroup } from './arrangement.js';
import type { DialogRequest } from './dialog-request.js';
import { isSameKey, SharedList, type BackendHost, type ListElement } from './shared-list.js';

export interface BackendControllerOptions {
  /** Makes a backend from a `domain`. */
  readonly factory: () => BackendFactory | undefined;
  /** What the element shows of the list. */
  readonly groups: () => readonly ArrangedGroup[];
  /** Opens a dialog in the element. */
  readonly open: (request: DialogRequest) => Promise<void>;
  /** Called with every list that was loaded. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
  /** Asks the person in a dialog to confirm that it's them. Resolves to whether they did. */
  readonly confirm: (confirmation: Confirmation) => Promise<boolean>;
}

/** Mistakes that only the host's developer can fix. */
const developerErrors: ReadonlySet<string> = new Set([
  'misconfigured',
  'insufficient_scope',
  'unauthorized',
  'forbidden',
  'invalid_response',
  'unsupported_by_backend',
  'wrong_domain',
  'unknown',
]);

/**
 * Finds the list for the host's properties, or begins one. Functions may be replaced at any time, as frameworks do on
 * every render: the one that is set when a token is needed counts. Only another address, or another backend, loads the
 * list anew.
 */
export class BackendController implements ReactiveController, ListElement {
  readonly element: BackendHost;
  readonly groups: () => readonly ArrangedGroup[];
  readonly open: (request: DialogRequest) => Promise<void>;
  readonly loaded: (snapshot: MethodsSnapshot) => void;
  readonly confirm: (confirmation: Confirmation) => Promise<boolean>;
  readonly #store: StoreController<MethodsStore>;
  readonly #factory: () => BackendFactory | undefined;
  #list: SharedList | undefined;
  #key: readonly unknown[] = [];
  #token: string | undefined;
  /** What the other elements are to know of this one. */
  #settings = '';
  #problem: AuthMethodsError | undefined;
  /** Becomes the problem unless the host completes its set-up in time. */
  #suspected: AuthMethodsError | undefined;
  #waiting = new AbortController();

  constructor(element: BackendHost, { factory, groups, open, loaded, confirm }: BackendControllerOptions) {
    this.element = element;
    this.#factory = factory;
    this.groups = groups;
    this.open = open;
    this.loaded = loaded;
    this.confirm = confirm;
    this.#store = new StoreController<MethodsStore>(element);
    element.addController(this);
  }

  get store(): MethodsStore | undefined {
    return this.#store.observed;
  }

  /** What is wrong with the host's set-up, once its grace period has passed. */
  get problem(): AuthMethodsError | undefined {
    return this.#problem;
  }

  /** The other elements of the page that show the list. */
  get others(): readonly ListElement[] {
    return this.#list?.othersThan(this) ?? [];
  }

  /** The host leaves the account as a whole to another element with the same list. */
  get isPart(): boolean {
    const speaksOfAccount = ({ element }: ListElement): boolean => !element.hideSummary && !element.readonly;
    return this.element.hideSummary && this.others.some(speaksOfAccount);
  }

  /** Loads the list again; once the element is in the page, where it is not. */
  async load(): Promise<void> {
    await this.#list?.load();
  }

  /** Forgets the list, and what it was read with, and begins anew. */
  restart(): void {
    this.#list?.retire();
    this.#key = [];
    this.element.requestUpdate();
  }

  /** The person uses this element: from now on its host is asked, and hears of failures. */
  readonly speak = (): void => this.#list?.speakThrough(this);

  hostConnected(): void {
    if (this.#list?.rejoin(this) === false) this.#key = [];
    if (this.#suspected) this.#reportUnlessCompleted(this.#suspected);
  }

  hostDisconnected(): void {
    this.#waiting.abort();
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (!this.element.isConnected) this.#list?.leave(this, false);
    });
  }

  /** Before the host renders, so that one render shows what follows. */
  hostUpdate(): void {
    this.connect();
  }

  /** Requests the list as soon as the host has set what it needs. */
  connect(): void {
    // Nothing is asked of anybody before the element is in the page, which updates it again.
    if (!this.element.isConnected) return;
    const { backend, domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.element;
    const authorization = fetcher ? 'fetcher' : getAccessToken ? 'getter' : accessToken ? 'token' : undefined;
    const key = backend
      ? [backend]
      : [
          ...[domain, apiBase, audience].map(String),
          authorization,
          typeof (fetcher ?? getAccessToken),
          this.#factory(),
        ];
    if (isSameKey(key, this.#key)) {
      this.#retryWith(accessToken);
      return;
    }
    this.#key = key;
    this.#token = accessToken;
    this.#begin();
  }

  /** After each load: diagnoses the host's set-up, if the host asks for it. */
  hostUpdated(): void {
    const { element } = this;
    const settings = [element.types, element.readonly, element.hideSummary].join();
    if (settings !== this.#settings) this.#list?.updateOthers(this);
    this.#settings = settings;
    if (!element.debug) return;
    const request = this.#list?.tokenRequests.get('list');
    const load = { store: this.store, problem: this.problem, request };
    void import('./diagnostics/diagnose.js').then(
      ({ diagnoseLoad }) => diagnoseLoad(element, load),
      () => undefined,
    );
  }

  /** Tells the host that something failed, and warns its developer about what only they can fix. */
  readonly report = (error: AuthMethodsError): void => {
    const { code, message, cause } = error;
    // A mistake of the host's own is named as it is.
    const isMistake = code === 'unknown' && (cause instanceof Error || typeof cause === 'string');
    if (developerErrors.has(code)) warnOnce(isMistake ? `${message} ${String(cause)}` : message);
    this.element.dispatchEvent(new AuthMethodsErrorEvent(error));
  };

  /** A new token repairs a list that failed for want of one. */
  #retryWith(accessToken: string | undefined): void {
    if (accessToken === this.#token) return;
    this.#token = accessToken;
    this.#list?.takeTokenOf(this);
  }

  #begin(): void {
    this.#list?.leave(this, true);
    this.#list = undefined;
    this.#waiting.abort();
    this.#suspected = undefined;
    try {
      this.#list = SharedList.of(this, this.#key, this.#factory());
      this.#problem = undefined;
    } catch (cause) {
      this.#suspected = AuthMethodsError.from(cause);
      this.#reportUnlessCompleted(this.#suspected);
    }
    this.#store.observe(this.#list?.store);
  }

  #reportUnlessCompleted(problem: AuthMethodsError): void {
    const { signal } = (this.#waiting = new AbortController());
    const show = (): void => {
      this.#suspected = undefined;
      this.#problem = problem;
      this.element.requestUpdate();
    };
    const judge = (): void =>
      void import('./diagnostics/judge-setup.js').then(
        ({ judgeSetup }) => judgeSetup(this.element, { problem, report: this.report, show }, signal),
        () => this.report(problem),
      );
    // Until then, a page's other scripts may set what is missing.
    if (document.readyState === 'complete') judge();
    else addEventListener('load', judge, { once: true, signal });
  }
}
