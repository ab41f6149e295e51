import type { ReactiveController } from 'lit';
import { AuthMethodsStepUpEvent, AuthMethodsErrorEvent } from '../events/list-events.js';
import { AuthMethodsError, type StepUpChallenge } from '../model/auth-methods-error.js';
import type {
  BackendFactory,
  ConnectionOptions,
  Fetcher,
  MethodsBackend,
  MethodsSnapshot,
  TokenReason,
  TokenRequest,
} from '../model/methods-backend.js';
import { present } from '../model/present.js';
import { MethodsStore } from '../store/methods-store.js';
import { StoreController } from '../store/store-controller.js';
import { tellDeveloper } from '../ui/tell-developer.js';
import type { ConnectionHost } from './connection-host.js';

export interface ConnectionControllerOptions {
  /** What makes a backend of a `domain`. */
  readonly factory: () => BackendFactory | undefined;
  /** Told of every list that was loaded. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
}

/** How long after the page has loaded an incomplete set-up is taken for a mistake. */
const patience = 1000;

/** Mistakes that only the host's developer can mend. */
const developerErrors: ReadonlySet<string> = new Set([
  'misconfigured',
  'insufficient_scope',
  'unauthorized',
  'forbidden',
  'invalid_response',
  'unsupported_by_backend',
  'wrong_domain',
]);

/**
 * Makes a backend of the host's properties, and the store that speaks to it.
 * Functions may be replaced at any time, as frameworks do on every render: the one that is set when a token
 * is needed counts. Only another address, or another backend, means loading anew.
 */
export class ConnectionController implements ReactiveController {
  readonly #host: ConnectionHost;
  readonly #store: StoreController<MethodsStore>;
  readonly #options: ConnectionControllerOptions;
  #key: readonly unknown[] = [];
  #token: string | undefined;
  #listRequest: TokenRequest | undefined;
  #diagnosed: unknown;
  #interrupted = false;
  #problem: AuthMethodsError | undefined;
  /** What becomes a problem unless the host mends it in time. */
  #suspected: AuthMethodsError | undefined;
  #reportTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ConnectionHost, options: ConnectionControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#store = new StoreController<MethodsStore>(host);
    host.addController(this);
  }

  get store(): MethodsStore | undefined {
    return this.#store.observed;
  }

  /** What is wrong with the host's set-up, once it has had its time. */
  get problem(): AuthMethodsError | undefined {
    return this.#problem;
  }

  hostConnected(): void {
    if (this.#interrupted) void this.store?.load();
    this.#waitToReport();
  }

  hostDisconnected(): void {
    clearTimeout(this.#reportTimer);
    this.#interrupted = this.store?.abortLoad() ?? false;
  }

  /** Before the host renders, so that what follows is in the same rendering. */
  hostUpdate(): void {
    const { backend, domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.#host;
    const authorization = fetcher ? 'fetcher' : getAccessToken ? 'getter' : accessToken ? 'token' : undefined;
    const key = backend
      ? [backend]
      : [domain, apiBase, audience, authorization, typeof (fetcher ?? getAccessToken)];
    if (key.length === this.#key.length && key.every((part, index) => part === this.#key[index])) {
      this.#retryWith(accessToken);
      return;
    }
    this.#key = key;
    this.#token = accessToken;
    this.#connect();
  }

  /** A new token mends a list that failed for want of one. */
  #retryWith(accessToken: string | undefined): void {
    if (accessToken === this.#token) return;
    this.#token = accessToken;
    if (this.store?.state.status === 'failed') void this.store.load();
  }

  #connect(): void {
    this.store?.dispose();
    clearTimeout(this.#reportTimer);
    this.#interrupted = false;
    this.#suspected = undefined;
    try {
      const backend = this.#host.backend ?? this.#makeBackend();
      const store = new MethodsStore(backend, {
        requestStepUp: this.#requestStepUp,
        report: this.report,
        loaded: this.#loaded,
      });
      this.#problem = undefined;
      this.#store.observe(store);
      void store.load();
    } catch (cause) {
      this.#store.observe(undefined);
      this.#suspected = AuthMethodsError.from(cause);
      this.#waitToReport();
    }
  }

  /** After each load: what is wrong with the host's set-up, if it asks. */
  hostUpdated(): void {
    const { state, methods = [] } = this.store ?? {};
    const error = state?.status === 'failed' ? state.error : this.#problem;
    // What could not be read stays the same when a change patches the list: only a load brings another.
    const subject = error ?? (state?.status === 'ready' ? state.snapshot.problems : undefined);
    if (!this.#host.debug || !subject || subject === this.#diagnosed) return;
    this.#diagnosed = subject;
    const result = { methods, error, request: this.#listRequest };
    void import('./diagnostics/diagnose.js').then(({ diagnose }) => diagnose(this.#host, result));
  }

  #makeBackend(): MethodsBackend {
    const create = this.#options.factory();
    if (create) return create(this.#connectionOptions());
    throw new AuthMethodsError(
      'misconfigured',
      'There is no backend. Set `backend`, or import auth-methods-manager/define, which brings one.',
    );
  }

  #connectionOptions(): ConnectionOptions {
    const { domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.#host;
    const getter = getAccessToken ?? (accessToken ? this.#getAccessToken : undefined);
    return present({
      domain,
      apiBase,
      audience,
      fetcher: functionFor(fetcher, this.#fetch),
      getAccessToken: fetcher ? undefined : functionFor(getter, this.#getAccessToken),
    });
  }

  #fetch: Fetcher = (...request) => (this.#host.fetcher as Fetcher)(...request);

  #getAccessToken = (request: TokenRequest): string | Promise<string> => {
    const { getAccessToken, accessToken } = this.#host;
    if (request.reason === 'list') this.#listRequest = request;
    return getAccessToken ? getAccessToken(request) : (accessToken ?? '');
  };

  #requestStepUp = async (challenge: StepUpChallenge, reason: TokenReason): Promise<boolean> => {
    const event = new AuthMethodsStepUpEvent(challenge, reason);
    this.#host.dispatchEvent(event);
    return event.isAnswered();
  };

  /** Tells the host that something failed, and its developer what only they can mend. */
  readonly report = (error: AuthMethodsError): void => {
    if (developerErrors.has(error.code)) tellDeveloper(error.message);
    this.#host.dispatchEvent(new AuthMethodsErrorEvent(error));
  };

  /** What could not be read is the developer's to know; the person sees the rest of the list. */
  #loaded = (snapshot: MethodsSnapshot): void => {
    for (const problem of snapshot.problems) {
      tellDeveloper(problem.message);
      this.#host.dispatchEvent(new AuthMethodsErrorEvent(problem));
    }
    this.#options.loaded(snapshot);
  };

  /** Properties often come one by one, some after a request: what is missing now may be there in a moment. */
  #waitToReport = (): void => {
    clearTimeout(this.#reportTimer);
    const problem = this.#suspected;
    if (!problem || !this.#host.isConnected) return;
    if (document.readyState !== 'complete') {
      addEventListener('load', this.#waitToReport, { once: true });
      return;
    }
    this.#reportTimer = setTimeout(() => {
      this.#suspected = undefined;
      this.#problem = problem;
      this.report(problem);
      this.#host.requestUpdate();
    }, patience);
  };
}

/** Ours in place of a host's function; what is none is left for the backend to complain about. */
function functionFor<F>(given: F, ours: F & object): F {
  return typeof given === 'function' ? ours : given;
}
