import type { AuthMethodType, Factor } from '../../model/auth-method.js';
import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { ListOptions, MethodsSnapshot } from '../../model/methods-backend.js';
import { throwIfAborted } from '../http.js';
import { asText, invalidResponse } from '../json-value.js';
import type { CognitoClient, Fields, Operation } from './client.js';
import { membersOf, readPerson } from './map.js';
import type { Memory } from './memory.js';

/** The greatest number of credentials that the service puts on a page. */
const pageSize = 20;

/** More pages than anybody's passkeys fill. */
const mostPages = 50;

/** What the list lacks where the pool can't carry out an operation, and what the developer can do. */
const advice: Readonly<Partial<Record<Operation, string>>> = {
  GetUserAuthFactors:
    'The pool does not say how the person may sign in, so nothing is known of first factors other than passkeys, and ' +
    'a person of the pool’s own is taken to have a password. Choice-based sign-in needs the feature plan Essentials ' +
    'or Plus. If nobody has a password, leave "password" out of `enroll`.',
  ListWebAuthnCredentials:
    'The pool has no passkeys. Add `WEB_AUTHN` to its choice-based sign-in, with the feature plan Essentials or Plus, ' +
    'or leave "passkey" out of `enroll`.',
};

/** Reads everything that the service has about the person. Independent requests are sent together. */
export async function listMethods(
  client: CognitoClient,
  memory: Memory,
  options: ListOptions,
): Promise<MethodsSnapshot> {
  const send = client.begin('list', options);
  const problems: AuthMethodsError[] = [];
  const lacking = new Set<AuthMethodType>();

  /** `undefined` where the pool can't carry the operation out: the rest is shown all the same. */
  const orNothing = async (operation: Operation, type: AuthMethodType | undefined, fields: Fields) => {
    try {
      return await send(operation, fields);
    } catch (cause) {
      const { code, message } = AuthMethodsError.from(cause);
      if (code !== 'unsupported_by_backend') throw cause;
      if (type) lacking.add(type);
      // A host that doesn't offer the type needs no report.
      if ((!type || memory.offers(type)) && memory.isNews(operation))
        problems.push(new AuthMethodsError(code, `${message} ${advice[operation] ?? ''}`, { cause }));
      return undefined;
    }
  };

  const readPage = (fields: Fields = {}) =>
    orNothing('ListWebAuthnCredentials', 'passkey', { MaxResults: pageSize, ...fields });
  const [user, authFactors, firstPage] = await Promise.all([
    send('GetUser'),
    orNothing('GetUserAuthFactors', undefined, {}),
    readPage(),
  ]);

  const snapshotOf = (credentials: readonly unknown[]) => {
    const { person, ...read } = readPerson({ user, authFactors, credentials }, memory);
    const factors = memory.offered
      .filter((type) => !lacking.has(type) && !(type === 'password' && person.isForeign))
      .map(toFactor);
    return { person, snapshot: { ...read, factors, problems: [...problems, ...read.problems] } };
  };
  const { items, problem } = await readPages(firstPage, readPage, (first) => {
    // Problems are reported with the whole list.
    options.showFirst?.({ ...snapshotOf(first).snapshot, problems: [], incomplete: true });
  });
  throwIfAborted(options.signal);
  const { person, snapshot } = snapshotOf(items);
  memory.keep(person, snapshot.methods);
  if (!problem) return snapshot;
  return { ...snapshot, problems: [...snapshot.problems, problem], incomplete: true };
}

/** Reads one page after another, since each page holds the token of the next. */
async function readPages(
  firstPage: Fields | undefined,
  readPage: (fields: Fields) => Promise<Fields | undefined>,
  showFirst: (items: readonly unknown[]) => void,
): Promise<{ readonly items: readonly unknown[]; readonly problem?: AuthMethodsError }> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let page = firstPage;
  while (page) {
    const { credentials = [], nexttoken: next } = membersOf(page);
    if (!Array.isArray(credentials)) return { items, problem: badPages('"Credentials" is not a list') };
    for (const item of credentials) items.push(item);
    const token = asText(next);
    if (!token) break;
    if (seen.has(token)) return { items, problem: badPages('"NextToken" repeats itself') };
    seen.add(token);
    if (seen.size >= mostPages) return { items, problem: badPages(`more than ${mostPages} pages`) };
    if (page === firstPage) showFirst(items);
    page = await readPage({ NextToken: token });
    if (!page) return { items, problem: badPages('a later page was refused') };
  }
  return { items };
}

function badPages(what: string): AuthMethodsError {
  return invalidResponse(`ListWebAuthnCredentials: ${what}`);
}

function toFactor(type: AuthMethodType): Factor {
  return { type, usage: [type === 'passkey' || type === 'password' ? 'primary' : 'secondary'] };
}
