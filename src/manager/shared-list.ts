import type { ReactiveControllerHost } from 'lit';
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
import { nextTask } from '../ui/next-task.js';
import { warnOnce } from '../ui/warn-once.js';
import type { ArrangedGroup } from './arrangement.js';
import type { DialogRequest } from './dialog-request.js';

/** The properties of the public element from which a backend is made, and what it shows of the list. */
export interface BackendHost extends ReactiveControllerHost, HTMLElement {
  readonly domain: string | undefined;
  readonly apiBase: string | undefined;
  readonly audience: string | undefined;
  readonly getAccessToken: GetAccessToken | undefined;
  readonly accessToken: string | undefined;
  readonly fetcher: Fetcher | undefined;
  readonly backend: MethodsBackend | undefined;
  readonly types: string | readonly string[] | undefined;
  readonly readonly: boolean;
  readonly hideSummary: boolean;
  readonly canSignOutElsewhere: boolean;
  readonly debug: boolean;
}

/** An element that shows a list, as the others with the same list see it. */
export interface ListElement {
  readonly element: BackendHost;
  /** What it shows of the list. */
  readonly groups: () => readonly ArrangedGroup[];
  /** Opens a dialog in it. */
  readonly open: (request: DialogRequest) => Promise<void>;
  /** Tells its host that something failed. */
  readonly report: (error: AuthMethodsError) => void;
  /** Called with every list that was loaded, and with the one that was there before it. */
  readonly loaded: (snapshot: MethodsSnapshot) => void;
  /** Asks the person in a dialog to confirm that it's them. Resolves to whether they did. */
  readonly confirm: (confirmation: Confirmation) => Promise<boolean>;
}

/** How long a function of the host's may take before its developer is warned. Milliseconds. */
const callbackTimeout = 10_000;

/** The lists of the elements that are in the page. */
const lists = new Set<SharedList>();

/**
 * One account's list, and the elements of the page that show it: see docs/decisions/0023. The element that the person
 * used last, else the first one, speaks for all: its functions give the tokens, and its host hears of failures.
 */
export class SharedList {
  readonly store: MethodsStore;
  /** The last token request for each reason: a step-up is for exactly that. */
  readonly tokenRequests = new Map<TokenReason, TokenRequest>();
  readonly #key: readonly unknown[];
  readonly #elements = new Set<ListElement>();
  #speaker: ListElement;
  /** The element whose `accessToken` changed last: the others may still have an old one. */
  #tokenOwner: ListElement;
  /** It is loaded when the next element shows it. */
  #isStale = true;
  #isOver = false;

  private constructor(key: readonly unknown[], member: ListElement, factory: BackendFactory | undefined) {
    this.#key = key;
    this.#speaker = member;
    this.#tokenOwner = member;
    const { backend } = member.element;
    this.store = new MethodsStore(backend ?? this.#makeBackend(factory), {
      requestStepUp: this.#requestStepUp,
      report: (error) => this.#ifHere(this.#speaker).report(error),
      reportProblem: this.#reportProblem,
      loaded: (snapshot) => {
        snapshot.problems?.forEach(this.#reportProblem);
        for (const { loaded } of [...this.#elements]) loaded(snapshot);
      },
      canSignOutElsewhere: () => this.#signsOut !== undefined,
      signOutElsewhere: async () =>
        (await import('./ask-to-sign-out.js').catch(throwMissingChunk)).askToSignOut(
          this.#signsOut ?? this.#speaking,
        ),
    });
    if (backend)
      void import('./diagnostics/check-backend.js').then(
        ({ checkBackend }) => checkBackend(backend),
        () => undefined,
      );
  }

  /**
   * The list of an element: that of another element which certainly shows the same account, else a new one. Throws
   * `misconfigured` when the element's properties make no backend.
   *
   * @param key whatever makes another backend when it changes
   */
  static of(member: ListElement, key: readonly unknown[], factory: BackendFactory | undefined): SharedList {
    const shared = SharedList.#find(member, key);
    const list = shared ?? new SharedList(key, member, factory);
    list.#join(member);
    if (shared) void shared.#catchUp(member);
    return list;
  }

  static #find({ element }: ListElement, key: readonly unknown[]): SharedList | undefined {
    const isSame = (list: SharedList): boolean =>
      isSameKey(list.#key, key) &&
      [...list.#elements].some((other) => credentialOf(other.element) === credentialOf(element));
    return [...lists].find(isSame);
  }

  /** An element that is in the page again shows what it showed. Returns whether it can. */
  rejoin(member: ListElement): boolean {
    if (this.#isOver || (SharedList.#find(member, this.#key) ?? this) !== this) return false;
    this.#join(member);
    return true;
  }

  /**
   * @param isForGood the element shows another account from now on; else it is only out of the page
   */
  leave(member: ListElement, isForGood: boolean): void {
    this.#elements.delete(member);
    this.updateOthers(member);
    if (this.#elements.size > 0) return;
    lists.delete(this);
    if (isForGood) {
      this.#isOver = true;
      this.store.dispose();
    } else if (this.store.abortLoad()) this.#isStale = true;
  }

  /** By now it may be another account's: no element joins it any more. */
  retire(): void {
    this.#isOver = true;
    lists.delete(this);
  }

  /** Loads the list again; once an element shows it, where none does. */
  async load(): Promise<void> {
    if (this.#elements.size > 0) await this.store.load();
    else this.#isStale = true;
  }

  /** The person uses this element. */
  speakThrough(member: ListElement): void {
    this.#speaker = member;
  }

  /** The element has another `accessToken`. */
  takeTokenOf(member: ListElement): void {
    this.#tokenOwner = member;
    if (this.store.state.status === 'failed') void this.store.load();
  }

  othersThan(member: ListElement): readonly ListElement[] {
    return [...this.#elements].filter((other) => other !== member);
  }

  updateOthers(member: ListElement): void {
    for (const { element } of this.othersThan(member)) element.requestUpdate();
  }

  get #speaking(): BackendHost {
    return this.#ifHere(this.#speaker).element;
  }

  /** An element whose host ends the other sessions. */
  get #signsOut(): BackendHost | undefined {
    const elements = [...this.#elements].map(({ element }) => element);
    return [this.#speaking, ...elements].find((element) => element.canSignOutElsewhere);
  }

  /** This element; the first one where it has left. */
  #ifHere(member: ListElement): ListElement {
    const [first = member] = this.#elements;
    return this.#elements.has(member) ? member : first;
  }

  #join(member: ListElement): void {
    lists.add(this);
    this.#elements.add(member);
    this.updateOthers(member);
    if (this.#isStale) void this.store.load();
    this.#isStale = false;
  }

  /** The element has missed the load of the list that is there. */
  async #catchUp({ loaded }: ListElement): Promise<void> {
    const { store } = this;
    const { state, readAt } = store;
    void import('../store/freshen.js').then(
      ({ refresh }) => refresh(store),
      () => undefined,
    );
    await nextTask();
    if (state.status === 'ready' && store.readAt === readAt) loaded(state.snapshot);
  }

  #makeBackend(factory: BackendFactory | undefined): MethodsBackend {
    if (factory) return factory(this.#backendOptions());
    throw new AuthMethodsError(
      'misconfigured',
      'Set `backend`, or import auth-methods-manager/define, which brings one.',
    );
  }

  #backendOptions(): BackendOptions {
    const { domain, apiBase, audience, fetcher, getAccessToken, accessToken } = this.#speaker.element;
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
    this.tokenRequests.set(request.reason, request);
    // Called without `this`, as `fetch` itself needs it.
    const { fetcher } = this.#speaking as { fetcher: Fetcher };
    return expectAnswer('fetcher', fetcher(input, init, request));
  };

  readonly #getAccessToken: GetAccessToken = (request) => {
    const { getAccessToken } = this.#speaking;
    this.tokenRequests.set(request.reason, request);
    if (getAccessToken) return expectAnswer('getAccessToken', getAccessToken(request));
    return this.#ifHere(this.#tokenOwner).element.accessToken;
  };

  readonly #requestStepUp = async (
    challenge: StepUpChallenge,
    reason: TokenReason,
  ): Promise<boolean | undefined> => {
    const { scopes = [], audience = '' } = this.tokenRequests.get(reason) ?? {};
    const event = new AuthMethodsStepUpEvent({ challenge, reason, scopes, audience });
    const { element, confirm } = this.#ifHere(this.#speaker);
    element.dispatchEvent(event);
    event.showConfirmation(confirm);
    return event.isAnswered();
  };

  /** What could not be read is for the developer; the person sees the rest of the list. */
  readonly #reportProblem = (problem: AuthMethodsError): void => {
    warnOnce(problem.message);
    this.#speaking.dispatchEvent(new AuthMethodsErrorEvent(problem));
  };
}

export function isSameKey(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** What an element signs in with. The same one can only be of the same person. */
function credentialOf({ backend, fetcher, getAccessToken, accessToken }: BackendHost): unknown {
  return backend ?? fetcher ?? getAccessToken ?? accessToken;
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
