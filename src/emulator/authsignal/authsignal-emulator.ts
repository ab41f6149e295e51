import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { changedFaults, emulatedFetch, type AccountName, type BackendEmulator } from '../backend-emulator.js';
import { person } from '../person.js';
import type { Authenticator } from './authenticator-record.js';
import { AuthsignalState } from './authsignal-state.js';
import { clientRoutes } from './client-routes.js';
import { noAuthsignalFaults, type AuthsignalFaults } from './faults.js';
import { Refusal, refusalResponse, refuseOnDemand } from './refusal.js';
import type { ConfiguredMethod } from './seed-account.js';
import { serverRoutes } from './server-routes.js';
import type { TokenOptions } from './tokens.js';

export interface AuthsignalEmulatorOptions {
  /** Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `typical`. */
  readonly account?: AccountName;
  /** Returns the time in epoch milliseconds. Default `Date.now`. */
  readonly clock?: () => number;
  /** Relying party id of passkeys. Default: the origin's hostname. */
  readonly rpId?: string;
  /** Relying party name, and the issuer that authenticator apps show. Default `Example`. */
  readonly rpName?: string;
  /** Origins of pages that may create passkeys. Default: all on `rpId`, over HTTPS or on localhost. */
  readonly pageOrigins?: readonly string[];
  readonly faults?: Partial<AuthsignalFaults>;
}

/** Both APIs of Authsignal for one person, in memory: below `/v1/client` for browsers, below `/v1` for servers. */
export interface AuthsignalEmulator extends BackendEmulator<AuthsignalFaults> {
  readonly userId: string;
  /** The address that SDKs and the backend take: `{origin}/v1`. */
  readonly baseUrl: string;
  /** What the API for servers takes as the user name of Basic. */
  readonly secretKey: string;
  /** As they are stored. */
  readonly authenticators: readonly Authenticator[];
  /** What the tenant has configured. */
  configured: readonly ConfiguredMethod[];
  /** Issues a token at once, without a signature. Those of tracked actions are signed. */
  issueToken(options?: TokenOptions): string;
  /** Approves the notification on the person's phone. */
  approvePush(): void;
  advanceClock(milliseconds: number): void;
}

export function createAuthsignalEmulator(options: AuthsignalEmulatorOptions = {}): AuthsignalEmulator {
  const { rpName = 'Example', pageOrigins, clock = Date.now } = options;
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  const state = new AuthsignalState(
    origin,
    {
      id: options.rpId ?? new URL(origin).hostname,
      name: rpName,
      ...(pageOrigins && { origins: pageOrigins }),
    },
    clock,
  );
  const ownFaults = { ...noAuthsignalFaults, ...options.faults };
  let account = options.account ?? 'typical';
  const secretKey = 'authsignal-secret-of-the-emulator';
  const app = createApp(state, secretKey);

  const reset = (): void => {
    state.reset(account);
    state.faults = ownFaults;
  };
  reset();

  return {
    origin,
    userId: person.userId,
    baseUrl: `${origin}/v1`,
    secretKey,
    get authenticators() {
      return state.authenticators;
    },
    get configured() {
      return state.configured;
    },
    set configured(methods) {
      state.configured = methods;
    },
    get outbox() {
      return state.outbox;
    },
    fetch: emulatedFetch(
      origin,
      () => state.faults,
      (request) => app.fetch(request),
    ),
    issueToken: (tokenOptions) => state.tokens.issueNow(tokenOptions),
    revokeTokens: () => state.tokens.revokeAll(),
    get faults() {
      return state.faults;
    },
    setFaults: (changes) => {
      state.faults = changedFaults(state.faults, changes);
    },
    reset: (name = account) => {
      account = name;
      reset();
    },
    approvePush: () => confirm(state, 'push'),
    advanceClock: (milliseconds) => state.advanceClock(milliseconds),
  };
}

function createApp(state: AuthsignalState, secretKey: string): Hono {
  const app = new Hono();
  app.use('*', cors({ origin: '*', exposeHeaders: ['Retry-After'], maxAge: 600 }));
  // What the person opens in their mailbox.
  app.get('/v1/magic-link/:id', ({ req }) => {
    confirm(state, 'email-magic-link', req.param('id'));
    return new Response('<!doctype html><p>You can go back to the page.', {
      headers: { 'content-type': 'text/html' },
    });
  });
  app.use('*', async (_context, next) => {
    refuseOnDemand(state.faults.status, state.faults.retryAfter);
    await next();
  });
  app.route('/v1/client', clientRoutes(state));
  // A path of the API for browsers that does not exist needs no secret to be told so.
  app.all('/v1/client/*', notFound);
  app.route('/v1', serverRoutes(state, secretKey));
  app.notFound(notFound);
  app.onError((error, { req }) => {
    if (!(error instanceof Refusal)) throw error;
    return refusalResponse(error, req.path.startsWith('/v1/client/'));
  });
  return app;
}

function notFound(): Response {
  return Response.json({ message: 'Not Found' }, { status: 404 });
}

/** The person does elsewhere what a challenge waits for. */
function confirm(state: AuthsignalState, kind: string, id?: string): void {
  for (const challenge of state.challenges)
    if (challenge.kind === kind && (id === undefined || challenge.id === id)) challenge.isConfirmed = true;
}
