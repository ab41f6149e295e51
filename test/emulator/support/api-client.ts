import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Emulator, Faults, ScenarioName, TokenOptions } from '../../../src/emulator/index.js';
import { serveEmulator, type ServeEmulatorOptions } from '../../../src/emulator/node/serve-emulator.js';

type Json = Record<string, unknown>;

/** An answer whose body has been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface ProblemBody {
  readonly status: number;
  /** Such as `A0E-400-0001`. */
  readonly code: string;
  readonly detail: unknown;
  /** The fields named in `validation_errors`. */
  readonly fields: readonly unknown[];
}

/** Sends requests to an emulator over HTTP. */
export class ApiClient {
  readonly origin: string;
  readonly emulator: Emulator;
  token = '';

  constructor(origin: string, emulator: Emulator) {
    this.origin = origin;
    this.emulator = emulator;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(path.startsWith('http') ? path : this.origin + path, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Json),
    };
  }

  async list(type?: string): Promise<readonly Json[]> {
    const { status, body } = await this.send(
      'GET',
      `/me/v1/authentication-methods${type ? `?type=${type}` : ''}`,
    );
    assert.equal(status, 200);
    return body.authentication_methods as Json[];
  }

  create(body: unknown): Promise<Answer> {
    return this.send('POST', '/me/v1/authentication-methods', body);
  }

  /** Starts an enrollment. Fails the test when it is refused. */
  async start(body: unknown): Promise<Started> {
    const answer = await this.create(body);
    assert.equal(answer.status, 202, JSON.stringify(answer.body));
    return {
      answer: answer.body,
      location: answer.headers.get('location') ?? '',
      session: String(answer.body.auth_session),
    };
  }

  verify(started: Started, proof: Json = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(
      'POST',
      `${started.location}/verify`,
      { auth_session: started.session, ...proof },
      headers,
    );
  }

  /** Returns the newest code in the outbox. */
  async newestCode(): Promise<string> {
    const response = await fetch(`${this.origin}/emulator/outbox`);
    const messages = (await response.json()) as { code: string }[];
    return messages.at(-1)?.code ?? '';
  }

  faults(faults: Partial<Faults>): Promise<Answer> {
    return this.send('POST', '/emulator/faults', faults);
  }

  reset(scenario: ScenarioName): Promise<Answer> {
    return this.send('POST', '/emulator/reset', { scenario });
  }
}

export interface Started {
  readonly answer: Json;
  readonly location: string;
  readonly session: string;
}

/** Starts an emulator on a free port and gets a token for it. It stops at the end of the test. */
export async function startEmulator(
  context: Pick<TestContext, 'after'>,
  options: Partial<ServeEmulatorOptions> = {},
  token: TokenOptions = {},
): Promise<ApiClient> {
  const server = await serveEmulator({ port: 0, ...options });
  context.after(() => server.close());
  const client = new ApiClient(server.origin, server.emulator);
  client.token = await server.emulator.issueToken(token);
  return client;
}

/** Reads a problem. Fails the test when it has members that are not in the API's schema. */
export function readProblem(answer: Answer): ProblemBody {
  const { type, status, title, detail, validation_errors: errors, ...rest } = answer.body;
  assert.deepEqual(rest, {});
  assert.equal(status, answer.status);
  assert.equal(typeof title, 'string');
  assert.match(String(type), /[#/]A0E-\d{3}-\d{4}$/);
  return {
    status: answer.status,
    code: String(type).slice(-12),
    detail,
    fields: Array.isArray(errors) ? errors.map((error: Json) => error.field) : [],
  };
}

/** Returns a code that differs from the right one. */
export function wrongCodeFor(code: string): string {
  return code === '000000' ? '111111' : '000000';
}
