import type { AuthMethod, AuthMethodsEventMap } from '../src/index.js';

export type EventName = keyof AuthMethodsEventMap;

type Summaries = { readonly [Name in EventName]: (event: AuthMethodsEventMap[Name]) => string };

/** One line about each event of the element: types, names and error codes, never a secret, an address or an id. */
export const eventSummaries: Summaries = {
  'auth-methods-loaded': ({ methods }) => {
    const noun = methods.length === 1 ? 'method' : 'methods';
    return [`${methods.length} ${noun}`, countByType(methods)].filter(Boolean).join(': ');
  },
  'auth-method-before-enroll': ({ methodType }) => methodType,
  'auth-method-before-remove': ({ method }) => describe(method),
  'auth-method-enrolled': ({ method }) => describe(method),
  'auth-method-updated': ({ method }) => describe(method),
  'auth-method-removed': ({ method }) => describe(method),
  'auth-methods-step-up': ({ reason, scopes, challenge: { acrValues, maxAge } }) =>
    [
      `to ${[reason, ...scopes].join(' ')}`,
      ...(acrValues ? [`acr_values ${acrValues}`] : []),
      ...(maxAge === undefined ? [] : [`max_age ${maxAge} s`]),
    ].join(', '),
  'auth-methods-sign-out-elsewhere': () => '',
  'auth-methods-error': ({ error: { code, status } }) => (status ? `${code} (HTTP ${status})` : code),
};

function describe(method: AuthMethod): string {
  const type = typeName(method);
  return method.name ? `${type} “${method.name}”` : type;
}

function typeName(method: AuthMethod): string {
  return method.type === 'unknown' ? method.rawType : method.type;
}

function countByType(methods: readonly AuthMethod[]): string {
  const counts = new Map<string, number>();
  for (const method of methods) counts.set(typeName(method), (counts.get(typeName(method)) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count > 1 ? `${count} × ${type}` : type)).join(', ');
}
