import type { ProxyChange } from './change.js';
import { exclusiveInProcess, type Exclusive } from './exclusive.js';
import { reporter, type Report } from './report.js';
import { readOrigins } from './same-origin.js';
import type { GetSession, ProxySession } from './session.js';
import type { Fetch } from './upstream.js';

/** What every proxy takes. */
export interface ProxyOptions<Change extends ProxyChange = ProxyChange> {
  /** What the path of every request begins with, for example `/api/sign-in`. */
  readonly basePath: string;
  /** Finds out who sent a request, from the host's own session. */
  readonly session: GetSession;
  /**
   * How many seconds ago the person must have signed in to change something. Older sign-ins are answered with a request to
   * sign in again, which the element passes on to the page. Default 300; `false` for sign-ins of any age.
   */
  readonly recentSignIn?: number | false;
  /**
   * The origins of the pages that may send requests, for example `https://www.example.com`. Default: the origin of the
   * request's own address. Behind a server that ends TLS, list the page's origin.
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Whether people are kept from removing the last method with which they could still sign in. Default true. A function
   * decides for each person, for example when they also sign in with an account elsewhere.
   */
  readonly keepLast?: boolean | ((person: ProxySession) => boolean | Promise<boolean>);
  /**
   * Runs a function while no other one runs with the same key, on any instance of the server: a lock. Runs it once, waits for
   * it, and rejects only when it did not run it. Default: one after another within this process.
   */
  readonly exclusive?: Exclusive;
  /**
   * Called after each change that was made, to write an audit log and to notify the person. The answer waits for it, for ten
   * seconds at most. When it throws, the change stands.
   */
  readonly onChange?: (change: Change) => void | Promise<void>;
  /**
   * Called when something goes wrong on the server: a refused secret, a missing scope, an error of one of these functions,
   * which is its `cause`. Default: `console.error` with the message alone.
   */
  readonly onError?: (error: Error) => void | Promise<void>;
  /** Used instead of the global `fetch`. */
  readonly fetch?: Fetch;
}

/** One for all handlers: those of a person's own page and of a support desk may be about the same account. */
const lockOfThisProcess = exclusiveInProcess();

/** The options of every proxy, checked and complete. */
export interface ProxySettings {
  readonly basePath: string;
  readonly session: GetSession;
  readonly recentSignIn: number | false;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly keepsLast: (person: ProxySession) => Promise<boolean>;
  readonly exclusive: Exclusive;
  readonly report: Report;
  readonly fetch: Fetch;
}

/** Checks the options. Throws when the host's program starts, with a message that names the fix. */
export function readProxyOptions(options: ProxyOptions<never>): ProxySettings {
  const { basePath, session, recentSignIn = 300, keepLast = true, fetch } = options;
  if (
    typeof basePath !== 'string' ||
    !/^(?:\/[\w.~-]+)*\/?$/.test(basePath) ||
    /\/\.{1,2}(?:\/|$)/.test(basePath)
  )
    throw new TypeError('basePath: what the path of every request begins with, such as "/api/sign-in"');
  if (typeof session !== 'function')
    throw new TypeError(
      'session: a function that returns who sent a request, as { userId, authenticatedAt }',
    );
  if (recentSignIn !== false && !(Number.isInteger(recentSignIn) && recentSignIn > 0))
    throw new TypeError('recentSignIn: a whole number of seconds such as 300, or false');
  return {
    basePath: basePath.replace(/\/$/, ''),
    session,
    recentSignIn,
    allowedOrigins: readOrigins(options.allowedOrigins, 'allowedOrigins'),
    // Whatever else a host's function returns keeps the method.
    keepsLast: async (person) => !isFalse(typeof keepLast === 'function' ? await keepLast(person) : keepLast),
    exclusive: options.exclusive ?? lockOfThisProcess,
    report: reporter(options.onError),
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
}

function isFalse(value: unknown): boolean {
  return value === false;
}
