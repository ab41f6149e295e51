import type { AuthMethod } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import type { CallOptions, TokenReason } from '../../model/methods-backend.js';
import { authorizedFetch } from '../authorization.js';
import { readJson, sendJson, throwIfAborted, type AuthorizedFetch, type JsonRequest } from '../http.js';
import { asObject, asText } from '../json-value.js';
import type { Endpoint } from './endpoint.js';
import type { ManagementOptions } from './management-backend.js';

/** The path of the list, and of what is below it. */
export const collection = '/authentication-methods';

/** What a request is for. */
export type Operation =
  'list' | 'enroll' | 'verify' | 'resend' | 'update' | 'remove' | 'removeAll' | 'replaceAll' | 'signOut';

export interface Call {
  readonly operation: Operation;
  readonly method: JsonRequest['method'];
  /** Below the person. */
  readonly path: string;
  readonly body?: object;
}

/** One action of the person's. Its requests share one token and one signal. */
export interface Action {
  readonly signal: AbortSignal;
  /** Sends one request. Rejects when it was refused. */
  readonly send: (call: Call) => Promise<Response>;
  /** Reads the JSON of an answer. Rejects when it isn't JSON, or contains a refusal. */
  readonly read: (response: Response, call: Call) => Promise<unknown>;
}

export type Begin = (reason: TokenReason, options: CallOptions) => Action;

/** The methods as they were last seen: the answer to a change does not tell everything. */
export interface Known {
  methods: readonly AuthMethod[];
}

/** What a backend's operations work with. */
export interface BackendContext {
  readonly begin: Begin;
  readonly known: Known;
  /** It is the signed-in person's own account. */
  readonly isOwn: boolean;
}

/** Begins actions at the proxy, with the host's authorization or the page's cookies. */
export function connect(options: ManagementOptions, { person, audience, credentials }: Endpoint): Begin {
  const hasOwnWay = options.getAccessToken ?? options.accessToken ?? options.fetcher;

  return (reason, { signal, stepUp }) => {
    const tokens: string[] = [];
    const request = { scopes: [], audience, reason, fresh: !!stepUp, ...(stepUp && { stepUp }) };
    const authorized: AuthorizedFetch = hasOwnWay
      ? authorizedFetch(options, request, tokens)
      : (url, init) => fetch(url, init);
    const marked: AuthorizedFetch = (url, init) => {
      // No form of another site can send this header.
      const headers = { ...init.headers, 'x-requested-with': 'auth-methods-manager' };
      return authorized(url, { ...init, credentials, headers });
    };

    const refuse = async (response: Response, call: Call): Promise<never> => {
      const { refusalError } = await import('./errors.js').catch(throwMissingChunk);
      const error = await refusalError(response, call, tokens);
      throwIfAborted(signal);
      throw error;
    };

    return {
      signal,
      async send(call) {
        const { method, path, body } = call;
        const response = await sendJson(marked, { method, url: person + path, body, signal });
        if (!response.ok || response.redirected) await refuse(response, call);
        return response;
      },
      async read(response, call) {
        const answer = await readJson(response, signal);
        const status = statusIn(answer);
        // Some servers answer everything with 200, and put the status into the body.
        if (status) await refuse(Response.json(answer, { status, headers: response.headers }), call);
        return answer;
      },
    };
  };
}

/** The status of a refusal in the contents of an answer; 0 for any other contents. */
function statusIn(answer: unknown): number {
  if (Array.isArray(answer)) return 0;
  const { statusCode, status } = asObject(answer);
  const code = statusCode ?? status;
  return /^[45]\d\d$/.test(typeof code === 'number' ? String(code) : asText(code)) ? Number(code) : 0;
}
