import { readFileSync } from 'node:fs';

import { myAccountBackend, type MyAccountBackend } from '../../../src/backends/my-account/index.js';
import type { TokenRequest } from '../../../src/model/methods-backend.js';

export interface SentRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly tokenRequest: TokenRequest;
}

export interface RecordedBackend {
  readonly backend: MyAccountBackend;
  /** The requests sent so far, in order. */
  readonly sent: readonly SentRequest[];
}

export const base = 'https://login.example.com/me/v1';

/** For calls that nobody aborts. */
export const options = { signal: new AbortController().signal };

/** A backend whose requests are answered by a function of their path below {@link base}. */
export function recordedBackend(answer: (path: string) => Response | Promise<Response>): RecordedBackend {
  const sent: SentRequest[] = [];
  const fetcher = (
    url: string,
    init: RequestInit,
    { scope: _scope, ...tokenRequest }: TokenRequest & { readonly scope?: unknown },
  ): Promise<Response> => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ method: init.method, url, body, tokenRequest });
    return Promise.resolve(answer(url.slice(base.length)));
  };
  return { sent, backend: myAccountBackend({ domain: 'login.example.com', fetcher }) };
}

/** The API's answer with the first recorded method of a type. */
export function methodAnswer(type: string, status = 200): Response {
  const { authentication_methods: methods } = fixture('methods') as {
    authentication_methods: readonly { readonly type: string }[];
  };
  return Response.json(
    methods.find((method) => method.type === type),
    { status },
  );
}

/** The first token request of an action. */
export function tokenRequest(reason: TokenRequest['reason'], ...scopes: readonly string[]): TokenRequest {
  return { scopes, audience: 'https://login.example.com/me/', reason, fresh: false };
}

/** A recorded answer of the API, from `test/fixtures/my-account`. */
export function fixture(name: string): unknown {
  const path = new URL(`../../fixtures/my-account/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}
