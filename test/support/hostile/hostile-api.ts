import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import type { ApiOperation, CellOrder, CellRecord, Failure } from './failure.js';

/** One account behind an API that fails once, as it was ordered to. */
interface Cell {
  readonly order: CellOrder;
  readonly emulator: Emulator;
  readonly requests: string[];
  readonly landed: string[];
  /** How many requests of the operation there were. */
  seen: number;
}

/** What a page asked. */
interface Asked {
  readonly method: string;
  /** Below `/me/v1`. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

const loginPage = '<!doctype html><html><title>Sign in</title><h1>Sign in</h1></html>';
const scopes = ['read:me:factors'].concat(
  ['read', 'create', 'update', 'delete'].map((action) => `${action}:me:authentication_methods`),
);

/**
 * An API that fails as it is told: a server of its own between a page and an emulator. `POST /cells` with an order
 * makes an account at `/{id}/me/v1` and answers `{ id }`; `GET /cells/{id}` tells what happened there, and
 * `GET /cells/{id}/push` does what the person would do in the phone app.
 */
export class HostileApi {
  readonly #cells = new Map<string, Cell>();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  /** Starts it on a free port. Resolves to its origin. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://localhost:${this.#port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  get #port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'OPTIONS') return end(response, 204, undefined, cors(request));
    const [first = '', second = '', ...rest] = pathname.slice(1).split('/');
    const body = (await text(request)) || undefined;
    if (first === 'cells' && request.method === 'POST') {
      return json(request, response, { id: this.#order(JSON.parse(body ?? '') as CellOrder) });
    }
    const cell = this.#cells.get(first === 'cells' ? second : first);
    if (!cell) return end(response, 404, undefined, cors(request));
    if (first === 'cells' && rest[0] === 'push') cell.emulator.approvePush();
    if (first === 'cells') return json(request, response, recordOf(cell));
    if (second === 'landed') {
      cell.landed.push(`${request.method} ${body ?? ''} ${request.headers.authorization ?? ''}`.trim());
      return end(response, 200, loginPage, { ...cors(request), 'content-type': 'text/html' });
    }
    // The path as it came: what was escaped stays escaped.
    const path = `/${rest.slice(1).join('/')}`;
    const headers = {
      authorization: request.headers.authorization ?? '',
      'content-type': request.headers['content-type'] ?? '',
    };
    return this.#serve(
      cell,
      first,
      { method: request.method ?? 'GET', path, headers, body },
      request,
      response,
    );
  }

  #order(order: CellOrder): string {
    const id = `cell${this.#cells.size}`;
    const emulator = createEmulator({
      scenario: order.scenario ?? 'typical',
      verifyToken: (token) =>
        token === 'token' ? { sub: 'auth0|507f1f77bcf86cd799439011', scope: scopes.join(' ') } : undefined,
    });
    this.#cells.set(id, { order, emulator, requests: [], landed: [], seen: 0 });
    return id;
  }

  async #serve(
    cell: Cell,
    id: string,
    asked: Asked,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    cell.requests.push(`${asked.method} ${asked.path}`);
    const { operation, failure, after = 0, times = 1 } = cell.order;
    const isMeant = operationOf(asked) === operation;
    if (isMeant) cell.seen += 1;
    if (!isMeant || cell.seen <= after || cell.seen > after + times) {
      const right = await ask(cell.emulator, asked);
      return end(response, right.status, right.text, { ...cors(request), ...right.headers });
    }
    const right = isAsked(failure) ? await ask(cell.emulator, asked) : undefined;
    return this.#fail(failure, id, right, request, response);
  }

  async #fail(
    failure: Failure,
    id: string,
    right: RightAnswer | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    switch (failure.kind) {
      case 'answer': {
        const { status, body, headers, hidden } = failure;
        const [type, content] = bodyOf(status, body, right);
        return end(response, status, content, {
          ...(hidden ? {} : cors(request)),
          ...(type ? { 'content-type': type } : {}),
          ...(right?.headers.location !== undefined && { location: right.headers.location }),
          ...headers,
        });
      }
      case 'redirect': {
        const origin = `http://${failure.to === 'same-origin' ? 'localhost' : '127.0.0.1'}:${this.#port}`;
        return end(response, failure.status, undefined, {
          ...cors(request),
          location: `${origin}/${id}/landed`,
        });
      }
      case 'cut':
        if (failure.when === 'within') {
          response.writeHead(200, {
            ...cors(request),
            'content-type': 'application/json',
            'content-length': 500,
          });
          response.write((right?.text ?? '{"authentication_methods":[').slice(0, 20));
          await delay(5);
        }
        response.destroy();
        return;
      case 'silence':
        return;
      case 'slow':
        await delay(failure.head);
        response.writeHead(right?.status ?? 200, { ...cors(request), ...right?.headers });
        response.flushHeaders();
        await delay(failure.body);
        response.end(right?.text);
        return;
      case 'altered': {
        const changed: unknown = JSON.parse(right?.text || '{}');
        for (const [path, value] of Object.entries(failure.members)) setMember(changed, path, value);
        return end(response, right?.status ?? 200, JSON.stringify(changed), {
          ...cors(request),
          ...right?.headers,
        });
      }
    }
  }
}

interface RightAnswer {
  readonly status: number;
  readonly text: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

async function ask(emulator: Emulator, { method, path, headers, body }: Asked): Promise<RightAnswer> {
  const answer = await emulator.fetch(`/me/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = answer.status === 204 ? undefined : await answer.text();
  return { status: answer.status, text, headers: Object.fromEntries(answer.headers) };
}

/** Whether the API is asked before the answer fails. */
function isAsked(failure: Failure): boolean {
  const isRight = failure.kind === 'answer' && failure.status < 300 && failure.body === 'right';
  return failure.done === true || isRight || failure.kind === 'slow' || failure.kind === 'altered';
}

function operationOf({ method, path }: Asked): ApiOperation | undefined {
  if (method === 'GET') return path === '/factors' ? 'factors' : 'list';
  if (method === 'PATCH') return 'update';
  if (method === 'DELETE') return 'remove';
  return path.endsWith('/verify') ? 'verify' : 'create';
}

function bodyOf(
  status: number,
  body: (Failure & { readonly kind: 'answer' })['body'],
  right: RightAnswer | undefined,
): readonly [type: string, content: string | undefined] {
  const code = `A0E-${status}-0001`;
  const problem = {
    type: `https://auth0.com/api-errors/${code}`,
    status,
    title: 'Refused',
    detail: 'Refused.',
  };
  const content = status < 300 && right?.text ? right.text : JSON.stringify(problem);
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  if (typeof body === 'object') return [body.type, body.text];
  switch (body) {
    case 'right':
      return [type, status < 300 ? right?.text : content];
    case 'wrong':
      return ['application/json', '{"hello":"world"}'];
    case 'html':
      return ['text/html', loginPage];
    case 'empty':
      return ['', undefined];
    case 'truncated':
      return [type, content.slice(0, content.length / 2)];
  }
}

function setMember(target: unknown, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce<unknown>((object, name) => (object as Record<string, unknown>)[name], target);
  Object.defineProperty(owner, last, { value, enumerable: true, configurable: true, writable: true });
}

function recordOf({ emulator, requests, landed }: Cell): CellRecord {
  const codes = emulator.outbox.map(({ code }) => code);
  const methods = emulator.methods.map(({ id, type, ...rest }) => ({
    id,
    type,
    ...('confirmed' in rest && typeof rest.confirmed === 'boolean' && { confirmed: rest.confirmed }),
  }));
  return { requests, landed, codes, methods };
}

function cors({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-headers': 'authorization, content-type, accept',
    'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
    'access-control-expose-headers': 'location, retry-after, www-authenticate, date',
    'access-control-max-age': '600',
  };
}

function json(request: IncomingMessage, response: ServerResponse, value: unknown): void {
  end(response, 200, JSON.stringify(value), { ...cors(request), 'content-type': 'application/json' });
}

function end(
  response: ServerResponse,
  status: number,
  content: string | undefined,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, headers);
  response.end(content);
}
