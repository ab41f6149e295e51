import { idInPath, notFound } from '../path-id.js';
import { Refusal } from '../refusal.js';

export type RouteName =
  | 'list'
  | 'get'
  | 'add'
  | 'verify'
  | 'resend'
  | 'change'
  | 'remove'
  | 'remove-all'
  | 'replace-all'
  | 'sign-out-elsewhere';

/** What a request asks for. */
export interface ManagementRoute {
  readonly name: RouteName;
  /** Of another person, at a support desk. Without it, the request is about the signed-in person. */
  readonly userId?: string;
  readonly methodId?: string;
}

const collection: Readonly<Record<string, RouteName>> = {
  GET: 'list',
  POST: 'add',
  PUT: 'replace-all',
  DELETE: 'remove-all',
};
const one: Readonly<Record<string, RouteName>> = { GET: 'get', PATCH: 'change', DELETE: 'remove' };

/** Everything that this proxy answers. The segments are as they were sent: nothing but an id may be encoded. */
export function findRoute(method: string, segments: readonly string[]): ManagementRoute {
  const [first, ...others] = segments;
  if (first === 'me') return findOperation(method, others);
  const [user = '', ...rest] = others;
  if (first !== 'users' || rest.length === 0) throw notFound();
  return { ...findOperation(method, rest), userId: idInPath(user) };
}

function findOperation(method: string, [part, id, ...more]: readonly string[]): ManagementRoute {
  if (more.length > 0) throw notFound();
  if (part === 'sign-out-elsewhere' && id === undefined)
    return { name: choose(method, { POST: 'sign-out-elsewhere' }) };
  if (part !== 'authentication-methods') throw notFound();
  if (id === undefined) return { name: choose(method, collection) };
  if (method === 'POST' && (id === 'verify' || id === 'resend')) return { name: id };
  return { methodId: idInPath(id), name: choose(method, one) };
}

function choose(method: string, names: Readonly<Record<string, RouteName>>): RouteName {
  const name = Object.hasOwn(names, method) ? names[method] : undefined;
  if (name) return name;
  throw new Refusal(405, 'This address does not take that method', {
    headers: { allow: Object.keys(names).join(', ') },
  });
}
