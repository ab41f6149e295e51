import { isolate } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import { isDate } from '../methods/common-facts.js';
import type { RowContext } from '../methods/method-type.js';
import type { AuthMethod } from '../model/auth-method.js';
import { arrange } from './arrangement.js';
import { asSeen, methodKind, methodName, methodTypes } from './registry.js';

/** What a method of an account is called. */
export type MethodTitles = (method: AuthMethod) => string;

type FactOf = (method: AuthMethod, row: RowContext) => string | undefined;

/** What can tell methods apart that have the same name, the most telling first. */
const tellingFacts: readonly FactOf[] = [
  (method, { localization }) => methodKind(method, localization),
  (method, row) => methodTypes[method.type].facts?.(method, row).join(),
  (method, row) =>
    methodTypes[method.type]
      .badges?.(method, row)
      .map(({ text }) => text)
      .join(),
  (method, row) => dateOf(method, row, 'date'),
  (method, row) => dateOf(method, row, 'exact'),
];

/**
 * Names every method of an account, so that no two are called the same: by the person's own name for it, else by what
 * it is. Where that looks like another one's, the first fact that all of them differ in stands behind it, else the few that
 * they differ in together, else a number. Numbers run from top to bottom of the list, whatever order the backend has.
 */
export function methodTitles(methods: readonly AuthMethod[], localization: Localization): MethodTitles {
  const row: RowContext = { localization, seenHere: false };
  const titles = new Map<string, string>();
  const sameNames = new Map<string, AuthMethod[]>();
  for (const method of methods) {
    const name = asSeen(methodName(method, localization));
    const alike = sameNames.get(name);
    if (alike) alike.push(method);
    else sameNames.set(name, [method]);
  }
  for (const alike of sameNames.values()) {
    if (alike.length === 1) continue;
    const fact = tellingFact(alike, row);
    for (const [index, method] of inListOrder(alike).entries()) {
      const told = fact?.(method, row) ?? `${index + 1}`;
      titles.set(method.id, `${isolated(methodName(method, localization))} (${isolated(told)})`);
    }
  }
  return (method) => titles.get(method.id) ?? methodName(method, localization);

  function isolated(text: string): string {
    return isolate(text, localization.direction);
  }
}

/** From top to bottom, apart from an order of types that the host may have set. */
function inListOrder(methods: readonly AuthMethod[]): readonly AuthMethod[] {
  const snapshot = { methods, factors: [], problems: [] };
  const backend = { list: () => Promise.resolve(snapshot) };
  const groups = arrange(snapshot, { backend, types: undefined, readonly: true });
  return groups.flatMap((group) => group.methods);
}

/** `undefined` where they are alike in all that is known of them. */
function tellingFact(alike: readonly AuthMethod[], row: RowContext): FactOf | undefined {
  const differing = (factOf: FactOf): number =>
    new Set(alike.map((method) => factOf(method, row)).filter(Boolean)).size;
  const isEnough = (factOf: FactOf): boolean => differing(factOf) === alike.length;
  const single = tellingFacts.find(isEnough);
  if (single) return single;
  let together: FactOf = () => '';
  for (const factOf of tellingFacts) {
    const before = together;
    const both: FactOf = (...known) => [before(...known), factOf(...known)].filter(Boolean).join(', ');
    if (differing(both) > Math.max(1, differing(before))) together = both;
    if (isEnough(together)) return together;
  }
  return undefined;
}

function dateOf(method: AuthMethod, row: RowContext, style: 'date' | 'exact'): string | undefined {
  const iso = methodTypes[method.type].dates?.(method, row)?.[0]?.iso ?? method.createdAt;
  return isDate(iso) ? row.localization.format[style](iso) : undefined;
}
