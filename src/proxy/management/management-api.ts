import { isJsonObject, textMember, type JsonObject } from '../json.js';
import { notFound } from '../path-id.js';
import { Refusal } from '../refusal.js';
import {
  askUpstream,
  badGateway,
  refuseUnavailable,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '../upstream.js';
import { MachineToken } from './machine-token.js';
import type { ManagementSettings } from './management-settings.js';

/** A request about one person's methods. */
export interface ApiRequest {
  readonly method: UpstreamRequest['method'];
  readonly userId: string;
  /** One of the person's own. Without it, the request is about all methods. */
  readonly methodId?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A method of the API's, and its id. */
export interface ListedMethod {
  readonly id: string;
  readonly type: string;
  readonly members: JsonObject;
}

/** The most that the API gives at once. */
const pageLength = 100;
/** The API's default: a page without a total may have been cut there. */
const shortestFullPage = 50;
const mostPages = 20;

const scopes = {
  GET: 'read:authentication_methods',
  POST: 'create:authentication_methods',
  PUT: 'update:authentication_methods',
  PATCH: 'update:authentication_methods',
  DELETE: 'delete:authentication_methods',
} as const;

/** The Management API, as far as this proxy uses it. */
export class ManagementApi {
  readonly #settings: ManagementSettings;
  readonly #tokens: MachineToken;

  constructor(settings: ManagementSettings) {
    this.#settings = settings;
    this.#tokens = new MachineToken(settings);
  }

  /** Sends a request and returns a successful answer. Anything else is refused. */
  async send(request: ApiRequest): Promise<UpstreamAnswer> {
    const token = await this.#tokens.get();
    let answer = await this.#sendWith(token, request);
    // A refused request changed nothing, so it is safe to send it again.
    if (answer.status === 401) answer = await this.#sendWith(await this.#tokens.get(token), request);
    if (answer.status >= 400) this.#refuse(answer, request.method);
    return answer;
  }

  /** Reads all pages of a person's methods. A page without new methods ends the list; too many pages reject. */
  async list(userId: string): Promise<readonly ListedMethod[]> {
    const methods = new Map<string, ListedMethod>();
    let read = 0;
    for (let page = 0; page < mostPages; page += 1) {
      const query = { page: String(page), per_page: String(pageLength), include_totals: 'true' };
      const { items, total } = readPage((await this.send({ method: 'GET', userId, query })).body);
      const known = methods.size;
      for (const item of items) {
        const method = readListed(item);
        if (method) methods.set(method.id, method);
      }
      read += items.length;
      const isLast = total === undefined ? items.length < shortestFullPage : read >= total;
      // The API ignores paging.
      if (isLast || methods.size === known) return [...methods.values()];
    }
    throw badGateway();
  }

  #sendWith(token: string, { method, userId, methodId, query, body }: ApiRequest): Promise<UpstreamAnswer> {
    const { tenant, fetch } = this.#settings;
    const segments = [
      'users',
      userId,
      'authentication-methods',
      ...(methodId === undefined ? [] : [methodId]),
    ];
    const search = query ? `?${new URLSearchParams(query).toString()}` : '';
    return askUpstream(fetch, {
      method,
      url: `${tenant}/api/v2/${segments.map(encodeURIComponent).join('/')}${search}`,
      authorization: `Bearer ${token}`,
      body,
    });
  }

  /** Says in words of its own what the API refused, and to the host's developer what is not set up. */
  #refuse(answer: UpstreamAnswer, method: UpstreamRequest['method']): never {
    const { status, body } = answer;
    refuseUnavailable(answer);
    const message = (isJsonObject(body) && textMember(body, 'message')) || '';
    const code = (isJsonObject(body) && textMember(body, 'errorCode')) || '';
    if (status === 404) throw notFound();
    if (status === 409) throw new Refusal(409, 'This is already set up', { code: 'already_enrolled' });
    if (status === 400 || status === 422)
      throw new Refusal(400, 'The values were refused', { code: 'invalid_input' });
    if (status === 403 && /passkey/i.test(message))
      throw new Refusal(403, 'This can’t be done while there is a passkey', { code: 'passkey_present' });
    if (status === 403 && /limit|exceeds/i.test(message))
      throw new Refusal(403, 'There are as many of this type as there may be', { code: 'limit_reached' });
    if (status === 403 && /insufficient_scope|scope/i.test(code + message))
      this.#settings.report(`The machine-to-machine application lacks the scope ${scopes[method]}`);
    else this.#settings.report(`The Management API refused the machine’s ${method} with ${status}`);
    throw badGateway();
  }
}

function readPage(body: unknown): { readonly items: readonly unknown[]; readonly total?: number } {
  if (Array.isArray(body)) return { items: body };
  const { authenticators, total } = isJsonObject(body) ? body : {};
  if (!Array.isArray(authenticators)) throw badGateway();
  return { items: authenticators, ...(typeof total === 'number' && { total }) };
}

function readListed(item: unknown): ListedMethod | undefined {
  const id = isJsonObject(item) ? textMember(item, 'id') : undefined;
  if (!isJsonObject(item) || !id) return undefined;
  return { id, type: (textMember(item, 'type') ?? '').replaceAll('_', '-'), members: item };
}
