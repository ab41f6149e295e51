import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import type { MethodsBackend, TokenRequest } from '../../../src/model/methods-backend.js';
import { fixture } from './fixture.js';

export interface SentRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly tokenRequest: TokenRequest;
}

export interface RecordedBackend {
  readonly backend: MethodsBackend;
  /** What was sent so far, in order. */
  readonly sent: readonly SentRequest[];
}

export const base = 'https://login.example.com/me/v1';

/** For calls that nobody aborts. */
export const options = { signal: new AbortController().signal };

/** A backend whose requests are answered by their path below {@link base}. */
export function recordedBackend(answer: (path: string) => Response): RecordedBackend {
  const sent: SentRequest[] = [];
  const fetcher = (url: string, init: RequestInit, tokenRequest: TokenRequest): Promise<Response> => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ method: init.method, url, body, tokenRequest });
    return Promise.resolve(answer(url.slice(base.length)));
  };
  return { sent, backend: myAccountBackend({ domain: 'login.example.com', fetcher }) };
}

/** The first recorded method of a type, as the API answers it. */
export function methodAnswer(type: string, status = 200): Response {
  const { authentication_methods: methods } = fixture('methods') as {
    authentication_methods: readonly { readonly type: string }[];
  };
  return Response.json(
    methods.find((method) => method.type === type),
    { status },
  );
}

/** What a token is asked for at first. */
export function tokenRequest(reason: TokenRequest['reason'], ...scopes: readonly string[]): TokenRequest {
  return { scopes, audience: 'https://login.example.com/me/', reason, fresh: false };
}
