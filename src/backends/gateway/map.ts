import type { AuthMethod, Factor } from '../../model/auth-method.js';
import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../../model/methods-backend.js';
import {
  isLast,
  readAuthenticatorList,
  toAuthenticator,
  typeOf,
  unknownType,
  usageOf,
} from '../authenticator-list.js';
import { inCamelCase } from '../camel-case.js';
import { asList, asObject, asText, invalidResponse } from '../json-value.js';

type Wire = Readonly<Record<string, unknown>>;

/**
 * Reads an answer in either form: a list of methods, or one object with names of methods. Which it is shows in its own
 * shape, since the gateway decides. Items that can't be read are shown as unknown, or left out without an id, and
 * reported. Throws `invalid_response` when it is neither.
 */
export function readAuthenticators(answer: unknown, canRemove: boolean): MethodsSnapshot {
  const { authenticators } = asObject(answer);
  if (Array.isArray(authenticators)) return readList(authenticators, canRemove);
  if (typeof authenticators === 'object' && authenticators !== null)
    return readNames({ ...authenticators }, canRemove);
  throw invalidResponse('answer: "authenticators" is neither a list nor an object');
}

function readList(items: readonly unknown[], canRemove: boolean): MethodsSnapshot {
  const { methods, ...rest } = readAuthenticatorList(items);
  return {
    ...rest,
    methods: canRemove
      ? methods.map((method) => (isLast(method, methods) ? { ...method, allowed: [] } : method))
      : methods,
    factors: undefined,
  };
}

/** One form names what is set up, without ids, dates or addresses. */
function readNames(authenticators: object, canRemove: boolean): MethodsSnapshot {
  const wire = inCamelCase(authenticators as Wire);
  if (!Array.isArray(wire.authenticationMethods))
    throw invalidResponse('answer: no list of authentication methods');
  const preferred = typeOf(asText(wire.preferredAuthenticationMethod));
  const problems: AuthMethodsError[] = [];
  const methods = new Map<string, AuthMethod>();
  const items = asList(wire.authenticationMethods);
  for (const item of items) {
    const name = nameIn(item);
    if (!name) {
      problems.push(invalidResponse('method: no name'));
      continue;
    }
    const type = typeOf(name);
    const id = type ?? name;
    if (!type) problems.push(unknownType(name));
    if (methods.has(id)) continue;
    const method = toAuthenticator({ id, type: name }, []);
    methods.set(id, {
      ...method,
      ...(canRemove && { allowed: [] }),
      ...(preferred && { preferred: type === preferred }),
    });
  }
  return {
    methods: [...methods.values()],
    factors: factorsIn(asObject(wire.availableMethods)),
    problems,
    ...(items.some((item) => !nameIn(item)) && { incomplete: true }),
  };
}

/** What the user pool offers. */
function factorsIn(available: Wire): readonly Factor[] | undefined {
  const offered = Object.keys(available).filter((name) => available[name] === true);
  const known = new Set(offered.map(typeOf).filter((type) => type !== undefined));
  return known.size > 0 ? [...known].map((type) => ({ type, usage: usageOf(type) })) : undefined;
}

/** The documentation does not say what an item is: a name, or an object that has one. */
function nameIn(item: unknown): string {
  const { type, method, name, id } = asObject(item);
  return asText(item) || [type, method, name, id].map(asText).find(Boolean) || '';
}
