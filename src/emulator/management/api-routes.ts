import { listResponse } from '../backend-emulator.js';
import {
  changeMethod,
  createMethod,
  deleteMethod,
  deleteMethods,
  findMethod,
  replaceMethods,
  withoutSecret,
} from './authentication-methods.js';
import { readBody } from './method-bodies.js';
import type { ManagementFaults } from './management-emulator.js';
import type { ManagementMethod, ManagementUser } from './management-method.js';
import type { ManagementTokens } from './management-tokens.js';
import { Refusal } from './refusal.js';

/** What a request is answered from. */
export interface ApiContext {
  readonly users: ReadonlyMap<string, ManagementUser>;
  readonly faults: ManagementFaults;
  readonly tokens: ManagementTokens;
  readonly isoNow: () => string;
}

interface ApiRequest extends ApiContext {
  readonly request: Request;
  readonly user: ManagementUser;
  /** The id behind the collection. */
  readonly id: string;
}

interface Route {
  readonly scope: string;
  readonly answer: (request: ApiRequest) => Response | Promise<Response>;
}

const noContent = (status: number): Response => new Response(null, { status });

/** By method and path below `/api/v2`; `:id` stands for an encoded id. */
const routes: Readonly<Record<string, Route>> = {
  'GET /users/:id': {
    scope: 'read:users',
    answer: ({ user }) => Response.json(profileOf(user)),
  },
  'GET /users/:id/authentication-methods': {
    scope: 'read:authentication_methods',
    answer: list,
  },
  'GET /users/:id/authentication-methods/:id': {
    scope: 'read:authentication_methods',
    answer: ({ user, id, faults }) => json(withoutSecret(findMethod(user, id)), faults),
  },
  'POST /users/:id/authentication-methods': {
    scope: 'create:authentication_methods',
    answer: async ({ user, request, faults, isoNow }) => {
      const method = createMethod(user, await readBody(request), isoNow(), faults.mostOfType);
      return json(echoed(method, faults), faults, 201);
    },
  },
  'PUT /users/:id/authentication-methods': {
    scope: 'update:authentication_methods',
    answer: async ({ user, request, faults, isoNow }) => {
      const methods = replaceMethods(user, await readBody(request), isoNow());
      return json(
        methods.map((method) => echoed(method, faults)),
        faults,
      );
    },
  },
  'PATCH /users/:id/authentication-methods/:id': {
    scope: 'update:authentication_methods',
    answer: async ({ user, id, request, faults }) =>
      json(echoed(changeMethod(user, id, await readBody(request)), faults), faults),
  },
  'DELETE /users/:id/authentication-methods': {
    scope: 'delete:authentication_methods',
    answer: ({ user }) => {
      deleteMethods(user);
      return noContent(204);
    },
  },
  'DELETE /users/:id/authentication-methods/:id': {
    scope: 'delete:authentication_methods',
    answer: ({ user, id }) => {
      deleteMethod(user, id);
      return noContent(204);
    },
  },
  'GET /users/:id/sessions': {
    scope: 'read:sessions',
    answer: ({ user }) => Response.json({ sessions: user.sessions }),
  },
  'DELETE /users/:id/sessions': {
    scope: 'delete:sessions',
    answer: ({ user }) => {
      user.sessions = [];
      return noContent(202);
    },
  },
  'DELETE /users/:id/refresh-tokens': {
    scope: 'delete:refresh_tokens',
    answer: ({ user }) => {
      user.refreshTokens = 0;
      return noContent(202);
    },
  },
};

/** Checks in the API's order: token, scope, user, then whatever the operation checks. */
export async function answerApiRequest(request: Request, context: ApiContext): Promise<Response> {
  const [collection = '', owner = '', part = '', id = ''] = segmentsOf(request);
  if (request.method === 'DELETE' && collection === 'sessions' && !part) {
    context.tokens.check(request, 'delete:sessions');
    return endSession(owner, context);
  }
  const path = [collection, ':id', ...(part ? [part] : []), ...(id ? [':id'] : [])].join('/');
  const key = `${request.method} /${path}`;
  const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
  if (!route) throw new Refusal(404, 'Not Found');
  context.tokens.check(request, route.scope);
  const user = context.users.get(owner);
  if (!user) throw new Refusal(404, 'The user does not exist.', 'inexistent_user');
  return route.answer({ ...context, request, user, id });
}

function segmentsOf({ url }: Request): readonly string[] {
  const segments = new URL(url).pathname.slice('/api/v2/'.length).split('/');
  try {
    return segments.map(decodeURIComponent);
  } catch {
    throw new Refusal(400, 'Path validation error', 'invalid_uri');
  }
}

function list({ request, user, faults }: ApiRequest): Response {
  const { searchParams } = new URL(request.url);
  const page = wholeNumber(searchParams, 'page', 0, Infinity);
  const perPage = wholeNumber(searchParams, 'per_page', 50, 100);
  const start = page * perPage;
  const listed = user.methods.map(withoutSecret);
  const pages = {
    repeated: () => listed.slice(0, perPage),
    endless: () => Array.from({ length: perPage }, (_, index) => endlessMethod(start + index)),
    asked: () => listed.slice(start, start + perPage),
  };
  const items = pages[faults.pages ?? 'asked']().map((item, index) =>
    faults.itemWithoutId && start + index === 0 ? withoutMember(item, 'id') : item,
  );
  const authenticators = faults.body === 'null-list' ? null : items.map((item) => written(item, faults));
  const total = faults.pages ? (page + 2) * perPage : listed.length;
  const wantsEnvelope = faults.listForm
    ? faults.listForm === 'envelope'
    : searchParams.get('include_totals') === 'true';
  const body = wantsEnvelope ? { start, limit: perPage, total, authenticators } : authenticators;
  return listResponse(JSON.stringify(body), faults, 'application/json; charset=utf-8');
}

function wholeNumber(query: URLSearchParams, name: string, standard: number, most: number): number {
  const text = query.get(name);
  if (text === null) return standard;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  const what = `Query validation error: 'Expected maximum ${most}' on property ${name}`;
  throw new Refusal(400, what, 'invalid_query_string');
}

function endlessMethod(index: number): object {
  return { id: `totp|dev_endless${index}`, type: 'totp', created_at: '2025-01-02T03:04:05.678Z' };
}

function endSession(id: string, { users }: ApiContext): Response {
  const owner = [...users.values()].find(({ sessions }) => sessions.some((session) => session.id === id));
  if (!owner) throw new Refusal(404, 'The session does not exist.', 'inexistent_session');
  owner.sessions = owner.sessions.filter((session) => session.id !== id);
  return noContent(202);
}

function profileOf({
  methods: _methods,
  sessions: _sessions,
  refreshTokens: _tokens,
  ...profile
}: ManagementUser) {
  return profile;
}

/** A method in the answer to the request that wrote it. */
function echoed(method: ManagementMethod, { echoTotpSecret }: ManagementFaults): object {
  return echoTotpSecret ? method : withoutSecret(method);
}

function json(value: object, faults: ManagementFaults, status = 200): Response {
  return Response.json(
    Array.isArray(value) ? value.map((item: object) => written(item, faults)) : written(value, faults),
    {
      status,
    },
  );
}

/** Members as the switch says. */
function written(item: object, { camelCase }: ManagementFaults): object {
  if (!camelCase) return item;
  const members = Object.entries(item).map(
    ([name, value]) =>
      [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value as unknown] as const,
  );
  return Object.fromEntries(members);
}

function withoutMember(item: object, member: string): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== member));
}
