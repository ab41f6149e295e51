import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthMethodsErrorEvent, AuthMethodsStepUpEvent } from '../events/list-events.js';
import { AuthMethodsError, throwMissingChunk, type StepUpChallenge } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type {
  BackendFactory,
  BackendOptions,
  Fetcher,
  GetAccessToken,
  MethodsBackend,
  MethodsSnapshot,
  TokenReason,
  TokenRequest,
} from '../model/methods-backend.js';
import { MethodsStore } from '../store/methods-store.js';
import { StoreController } from '../store/observable.js';
import { warnOnce } from '../ui/warn-once.js';

/** The properties of the public element from which a backend is made. */
export interface BackendHost extends ReactiveControllerHost, HTMLElement {
  readonly domain: string | undefined;
  readonly apiBase: string | undefined;
  readonly audience: string | undefined;
  readonly getAccessToken: GetAccessToken | undefined;
  readonly accessToken: string | undefined;
  readonly fetcher: Fetcher | undefined;
  readonly backend: MethodsBackend | undefined;
  readonly canSignOutElsewhere: boolean;
  readonly debug: boolean;
}

export interface BackendControllerOptions {
  /** Makes a backend from a `domain`. */
  readonly factory: () => BackendFactory | undefined;
  /** Called with every list that was loaded. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
  /** Asks the person in a dialog to confirm that it's them. Resolves to whether they did. */
  readonly confirm: (confirmation: Confirmation) => Promise<boolean>;
}

/** How long a function of the host's may take before its developer is warned. Milliseconds. */
const callbackTimeout = 10_000;

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
 * Makes a backend from the host's properties, and the store that uses it.
 * Functions may be replaced at any time, as frameworks do on every render: the one that is set when a token is
 * needed counts. Only another address, or another backend, loads the list anew.
 */
export class BackendController implements ReactiveController {
  readonly #host: BackendHost;
  readonly #store: StoreController<MethodsStore>;
  readonly #options: BackendControllerOptions;
  /** The last token request for each reason: a step-up is for exactly that. */
  readonly #tokenRequests = new Map<TokenReason, TokenRequest>();
  #key: readonly unknown[] = [];
  #token: string | undefined;
  #wasInterrupted = false;
  #problem: AuthMethodsError | undefined;
  /** Becomes the problem unless the host completes its set-up in time. */
  #suspected: AuthMethodsError | undefined;
  #waiting = new AbortController();

  constructor(host: BackendHost, options: BackendControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#store = new StoreController<MethodsStore>(host);
    host.addController(this);
  }

  get store(): MethodsStore | undefined {
    return this.#store.observed;
  }

  /** What is wrong with the host's set-up, once its grace period has passed. */
  get problem(): AuthMethodsError | undefined {
    return this.#problem;
  }

  /** Loads the list again; once the element is in the page, where it is not. */
  async load(): Promise<void> {
    if (this.#host.isConnected) await this.store?.load();
    else this.#wasInterrupted = true;
  }

  /** Forgets the list, and what it was read with, and begins anew. */
  restart(): void {
    this.#key = [];
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#wasInterrupted) void this.store?.load();
    this.#wasInterrupted = false;
    if (this.#suspected) this.#reportUnlessCompleted(this.#suspected);
  }

  hostDisconnected(): void {
    this.#waiting.abort();
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (!this.#host.isConnected && this.store?.abortLoad()) this.#wasInterrupted = true;
    });
  }

  /** Before the host renders, so that one render shows what follows. */
  hostUpdate(): void {
    this.connect();
  }

  /** Requests the list as soon as the host has set what it needs. */
  connect(): void {
    // Nothing is asked of anybody before the element is in the page, which updates it again.
    if (!this.#host.isConnected) return;
    const { backend, domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.#host;
    const authorization = fetcher ? 'fetcher' : getAccessToken ? 'getter' : accessToken ? 'token' : undefined;
    const key = backend
      ? [backend]
      : [...[domain, apiBase, audience].map(String), authorization, typeof (fetcher ?? getAccessToken)];
    if (key.length === this.#key.length && key.every((part, index) => part === this.#key[index])) {
      this.#retryWith(accessToken);
      return;
    }
    this.#key = key;
    this.#token = accessToken;
    this.#begin();
  }

  /** After each load: diagnoses the host's set-up, if the host asks for it. */
  hostUpdated(): void {
    if (!this.#host.debug) return;
    const load = { store: this.store, problem: this.problem, request: this.#tokenRequests.get('list') };
    void import('./diagnostics/diagnose.js').then(
      ({ diagnoseLoad }) => diagnoseLoad(this.#host, load),
      () => undefined,
    );
  }

  /** Tells the host that something failed, and warns its developer about what only they can fix. */
  readonly report = (error: AuthMethodsError): void => {
    const { code, message, cause } = error;
    // A mistake of the host's own is named as it is.
    const isMistake = code === 'unknown' && (cause instanceof Error || typeof cause === 'string');
    if (developerErrors.has(code)) warnOnce(isMistake ? `${message} ${String(cause)}` : message);
    this.#host.dispatchEvent(new AuthMethodsErrorEvent(error));
  };

  /** A new token repairs a list that failed for want of one. */
  #retryWith(accessToken: string | undefined): void {
    if (accessToken === this.#token) return;
    this.#token = accessToken;
    if (this.store?.state.status === 'failed') void this.store.load();
  }

  #begin(): void {
    this.store?.dispose();
    this.#waiting.abort();
    this.#wasInterrupted = false;
    this.#suspected = undefined;
    this.#tokenRequests.clear();
    try {
      const backend = this.#host.backend ?? this.#makeBackend();
      const store = new MethodsStore(backend, {
        requestStepUp: this.#requestStepUp,
        report: this.report,
        reportProblem: this.#reportProblem,
        loaded: this.#loaded,
        canSignOutElsewhere: () => this.#host.canSignOutElsewhere,
        signOutElsewhere: async () =>
          (await import('./ask-to-sign-out.js').catch(throwMissingChunk)).askToSignOut(this.#host),
      });
      this.#problem = undefined;
      this.#store.observe(store);
      void store.load();
      if (this.#host.backend)
        void import('./diagnostics/check-backend.js').then(
          ({ checkBackend }) => checkBackend(backend),
          () => undefined,
        );
    } catch (cause) {
      this.#store.observe(undefined);
      this.#suspected = AuthMethodsError.from(cause);
      this.#reportUnlessCompleted(this.#suspected);
    }
  }

  #reportUnlessCompleted(problem: AuthMethodsError): void {
    const { signal } = (this.#waiting = new AbortController());
    const show = (): void => {
      this.#suspected = undefined;
      this.#problem = problem;
      this.#host.requestUpdate();
    };
    const judge = (): void =>
      void import('./diagnostics/judge-setup.js').then(
        ({ judgeSetup }) => judgeSetup(this.#host, { problem, report: this.report, show }, signal),
        () => this.report(problem),
      );
    // Until then, a page's other scripts may set what is missing.
    if (document.readyState === 'complete') judge();
    else addEventListener('load', judge, { once: true, signal });
  }

  #makeBackend(): MethodsBackend {
    const create = this.#options.factory();
    if (create) return create(this.#backendOptions());
    throw new AuthMethodsError(
      'misconfigured',
      'Set `backend`, or import auth-methods-manager/define, which brings one.',
    );
  }

  #backendOptions(): BackendOptions {
    const { domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.#host;
    const getter = getAccessToken ?? (accessToken ? this.#getAccessToken : undefined);
    return {
      domain,
      apiBase,
      audience,
      fetcher: wrapped(fetcher, this.#fetch),
      getAccessToken: fetcher ? undefined : wrapped(getter, this.#getAccessToken),
    };
  }

  readonly #fetch: Fetcher = (input, init, request) => {
    this.#tokenRequests.set(request.reason, request);
    // Called without `this`, as `fetch` itself needs it.
    const { fetcher } = this.#host as { fetcher: Fetcher };
    return expectAnswer('fetcher', fetcher(input, init, request));
  };

  readonly #getAccessToken: GetAccessToken = (request) => {
    const { getAccessToken, accessToken } = this.#host;
    this.#tokenRequests.set(request.reason, request);
    return getAccessToken ? expectAnswer('getAccessToken', getAccessToken(request)) : accessToken;
  };

  readonly #requestStepUp = async (
    challenge: StepUpChallenge,
    reason: TokenReason,
  ): Promise<boolean | undefined> => {
    const { scopes = [], audience = '' } = this.#tokenRequests.get(reason) ?? {};
    const event = new AuthMethodsStepUpEvent({ challenge, reason, scopes, audience });
    this.#host.dispatchEvent(event);
    event.showConfirmation(this.#options.confirm);
    return event.isAnswered();
  };

  /** What could not be read is for the developer; the person sees the rest of the list. */
  readonly #reportProblem = (problem: AuthMethodsError): void => {
    warnOnce(problem.message);
    this.#host.dispatchEvent(new AuthMethodsErrorEvent(problem));
  };

  readonly #loaded = (snapshot: MethodsSnapshot): void => {
    snapshot.problems?.forEach(this.#reportProblem);
    this.#options.loaded(snapshot);
  };
}

/** Warns the developer when a function of the host's takes long; the element waits for it all the same. */
function expectAnswer<T>(name: string, answer: T): T {
  const timer = setTimeout(() => warnOnce(`${name} has not answered for 10 seconds.`), callbackTimeout);
  const settled = (): void => clearTimeout(timer);
  Promise.resolve(answer).then(settled, settled);
  return answer;
}

/** Wraps the host's function. Any other value is passed through, so that the backend reports it. */
function wrapped<F>(given: F, wrapper: F & object): F {
  return typeof given === 'function' ? wrapper : given;
}
