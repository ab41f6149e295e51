import { fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthMethodsManager } from '../../../src/index.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';
import type { MethodRow } from '../../../src/methods/method-row.js';
import { deepQueryAll, renderedText } from './composed-tree.js';
import { DialogHarness } from './dialog-harness.js';
import { ElementHarness } from './element-harness.js';
import { eventually, found } from './eventually.js';
import { RowHarness } from './row-harness.js';
import { startEmulator, type RunningEmulator, type StartEmulatorOptions } from './start-emulator.js';

/** What a host sets before the element is in the page. */
export type ManagerSettings = Partial<
  Pick<
    AuthMethodsManager,
    | 'domain'
    | 'apiBase'
    | 'audience'
    | 'getAccessToken'
    | 'accessToken'
    | 'fetcher'
    | 'backend'
    | 'types'
    | 'readonly'
    | 'hideHeading'
    | 'hideSummary'
    | 'headingLevel'
    | 'connection'
    | 'identityUserId'
    | 'canSignOutElsewhere'
    | 'account'
    | 'deepLinkPrefix'
    | 'messages'
    | 'lang'
    | 'dir'
  >
>;

export interface OpenManagerOptions extends StartEmulatorOptions {
  /** One that runs already; else one is started. */
  readonly emulator?: RunningEmulator;
  readonly settings?: ManagerSettings;
  /** Put into the page as it is, without waiting for the list. */
  readonly unloaded?: boolean;
}

/** Requests that the page sent to the emulator's API. */
export interface ApiRequest {
  readonly method: string;
  /** Below `/me/v1`. */
  readonly path: string;
  readonly body: string;
}

/** The element on a page, with an emulator behind it. */
export class ManagerHarness extends ElementHarness<AuthMethodsManager> {
  readonly #emulator: RunningEmulator | undefined;
  /** What the element asked the host for, in order. */
  readonly tokenRequests: readonly TokenRequest[];

  constructor(
    element: AuthMethodsManager,
    emulator?: RunningEmulator,
    tokenRequests: readonly TokenRequest[] = [],
  ) {
    super(element);
    this.#emulator = emulator;
    this.tokenRequests = tokenRequests;
  }

  get emulator(): RunningEmulator {
    if (!this.#emulator) throw new Error('This element has another backend.');
    return this.#emulator;
  }

  /** Every method that is shown, from top to bottom. */
  get rows(): readonly RowHarness[] {
    return deepQueryAll<MethodRow>(this.element, 'li > *')
      .filter((row) => 'method' in row)
      .map((row) => new RowHarness(row));
  }

  get titles(): readonly string[] {
    return this.rows.map(({ title }) => title);
  }

  get groups(): readonly ElementHarness[] {
    return deepQueryAll(this.element, 'auth-methods-group').map((group) => new ElementHarness(group));
  }

  get dialog(): DialogHarness | undefined {
    const [host] = deepQueryAll(this.element, 'auth-methods-dialog-frame');
    return host && new DialogHarness(host);
  }

  /** What the live region says. */
  get announcement(): string {
    const [region] = deepQueryAll(this.element, 'auth-methods-live-region');
    const heard = region?.shadowRoot?.querySelector('[role=status]')?.cloneNode(true) as Element | undefined;
    for (const unread of heard?.querySelectorAll('[aria-hidden=true]') ?? []) unread.remove();
    return (heard?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** The row with this title, this kind ("Authenticator app") or this id; resolves when it is there. */
  row(name: string): Promise<RowHarness> {
    return found(() => this.rows.find(({ id, title, kind }) => [id, title, kind].includes(name)));
  }

  /** Resolves when the list has been rendered. */
  async loaded(): Promise<this> {
    await eventually(() => deepQueryAll(this.element, '.manager[aria-busy=false]').length > 0);
    await eventually(() => deepQueryAll(this.element, '.skeleton, .awaited').length === 0);
    await this.element.updateComplete;
    await Promise.all(
      deepQueryAll<MethodRow>(this.element, 'auth-methods-group').map((group) => group.updateComplete),
    );
    await Promise.all(this.rows.map(({ element }) => element.updateComplete));
    return this;
  }

  /** Resolves to the dialog that is open, when its contents are there. */
  async dialogOpened(): Promise<DialogHarness> {
    const dialog = await found(() => this.dialog);
    await dialog.ready();
    return dialog;
  }

  /** Resolves when no dialog is open. */
  async dialogClosed(): Promise<void> {
    await eventually(() => this.dialog === undefined);
  }

  /** Does something with a method, and resolves to the dialog for it. */
  async open(row: string, action: string): Promise<DialogHarness> {
    await (await this.row(row)).choose(action);
    return this.dialogOpened();
  }

  /** Opens the dialog that adds a type, through whichever of the list's buttons offers it. */
  async add(name: string): Promise<DialogHarness> {
    await this.chooseOffer(name);
    return this.dialogOpened();
  }

  /** Presses what adds a type: a button of its own, or its entry in the Add menu. */
  async chooseOffer(name: string): Promise<void> {
    const quiet = deepQueryAll(this.element, '.quiet').find(
      (row) =>
        renderedText(row.querySelector('.title > span:not(.badge)') ?? row.querySelector('.title')!) === name,
    );
    const button = quiet?.querySelector('button');
    if (button) return button.click();
    if (this.buttons.includes(`Add ${name.toLowerCase()}`)) return this.press(`Add ${name.toLowerCase()}`);
    const menu = await this.openAddMenu(name);
    const item = await found(() =>
      [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')].find((entry) =>
        renderedText(entry).startsWith(name),
      ),
    );
    item.click();
  }

  /** Opens the menu of what can be added which has this type in it. */
  async openAddMenu(name: string): Promise<HTMLElement> {
    const row = await found(() =>
      deepQueryAll(this.element, '.quiet').find((quiet) =>
        renderedText(quiet.querySelector('.hint')!).includes(name),
      ),
    );
    row.querySelector<HTMLElement>('[aria-haspopup=menu]')!.click();
    return found(() =>
      deepQueryAll(this.element, '[role=menu]').find((menu) => menu.matches(':popover-open')),
    );
  }

  /** What the account holds, as the emulator has stored it. */
  async stored(): Promise<readonly StoredMethod[]> {
    const state = await (await fetch(`${this.emulator.origin}/emulator/state`)).json();
    return (state as { readonly methods: readonly StoredMethod[] }).methods;
  }
}

export interface StoredMethod {
  readonly id: string;
  readonly type: string;
  readonly confirmed?: boolean;
  readonly name?: string;
  readonly preferred_authentication_method?: string;
}

/** An access token for what the element asks for, as a host's sign-in library would get it. */
export async function tokenFor(emulator: RunningEmulator, request: TokenRequest): Promise<string> {
  const { acrValues } = request.stepUp ?? {};
  const response = await fetch(`${emulator.origin}/oauth/token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'password',
      username: 'ada@example.com',
      password: 'Correct-Horse-9',
      client_id: 'demo',
      audience: request.audience,
      scope: request.scopes.join(' '),
      ...(acrValues === undefined ? {} : { acr_values: acrValues }),
    }),
    headers: { 'content-type': 'application/json' },
  });
  const answer = (await response.json()) as { readonly access_token?: string; readonly error?: string };
  if (answer.access_token !== undefined) return answer.access_token;
  throw Object.assign(new Error('No token'), answer);
}

/** Puts the element on a page, and waits for its list. The end of the test takes it away. */
export async function openManager(options: OpenManagerOptions = {}): Promise<ManagerHarness> {
  const { settings = {}, unloaded = false, emulator: running, ...emulatorOptions } = options;
  const emulator = running ?? (await startEmulator(emulatorOptions));
  const tokenRequests: TokenRequest[] = [];
  const element = document.createElement('auth-methods-manager');
  const getAccessToken = (request: TokenRequest): Promise<string> => {
    tokenRequests.push(request);
    return tokenFor(emulator, request);
  };
  Object.assign(element, { domain: emulator.domain, getAccessToken }, settings);
  const place = await fixture<HTMLElement>(html`<main></main>`);
  place.append(element);
  const manager = new ManagerHarness(element, emulator, tokenRequests);
  return unloaded ? manager : manager.loaded();
}

/** The requests to an emulator's API from now on until the end of the test, as they are sent. */
export function recordApiRequests({ origin }: RunningEmulator): readonly ApiRequest[] {
  const requests: ApiRequest[] = [];
  const { fetch: original } = globalThis;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const path = url.pathname.replace(/^\/me\/v1/, '') + url.search;
    if (url.origin === origin && path !== url.pathname + url.search) {
      requests.push({ method: init?.method ?? 'GET', path, body: String(init?.body ?? '') });
    }
    return original(input, init);
  };
  restore.push(() => {
    globalThis.fetch = original;
  });
  return requests;
}

const restore: (() => void)[] = [];
afterEach(() => {
  for (const undo of restore.splice(0).reverse()) undo();
});
