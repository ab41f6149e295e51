import type { MethodGroupName } from '../methods/method-type.js';
import type { AuthMethod, AuthMethodType, Usage } from '../model/auth-method.js';
import type { EnrollableType, IdentityInput } from '../model/enrollment.js';
import type { MethodsBackend } from '../model/methods-backend.js';
import type { ShownSnapshot } from '../store/methods-store.js';
import { canBeAdded, isMissingHere, isUnique, methodTypeNames, methodTypes } from './registry.js';

/** A type that can be added, and the group it would stand in. */
export interface Offer {
  readonly type: EnrollableType;
  readonly group: MethodGroupName;
  /** The account has one already. With linked accounts, this is about the one that the host names. */
  readonly isEnrolled: boolean;
  /** A new one replaces the one there is. */
  readonly replaces: boolean;
}

/** One group as it is shown: its methods, and what can be added to it. */
export interface ArrangedGroup {
  readonly group: MethodGroupName;
  readonly methods: readonly AuthMethod[];
  readonly offers: readonly Offer[];
  /** Possible offers while the factors are still loading. They reserve space. */
  readonly awaited: readonly Offer[];
  /** Types that could be added to it in another browser. */
  readonly elsewhere: readonly EnrollableType[];
}

export interface ArrangementOptions {
  readonly backend: MethodsBackend;
  /** The order of types; those that a host leaves out are not shown. `undefined` shows all. */
  readonly types: readonly string[] | undefined;
  readonly readonly: boolean;
  /** The linked account that the host names. Default: none. */
  readonly identity?: IdentityInput;
}

const groups: readonly MethodGroupName[] = ['primary', 'secondary', 'other'];

/** Puts a snapshot's methods into their groups and order; the newest of a type last. */
export function arrange(snapshot: ShownSnapshot, options: ArrangementOptions): readonly ArrangedGroup[] {
  const order = options.types ?? methodTypeNames;
  const isWanted = (type: string): boolean => options.types === undefined || order.includes(type);
  const position = (type: string): number => (order.indexOf(type) + order.length + 1) % (order.length + 1);
  const methods = snapshot.methods
    .filter((method) => isWanted('rawType' in method ? method.rawType : method.type))
    // Read once for each method: of a long list, two are compared some thousand times.
    .map((method) => [method, position(method.type), age(method)] as const)
    .sort(([, place, since], [, otherPlace, otherSince]) => place - otherPlace || since - otherSince)
    .map(([method]) => method);
  const { awaitsFactors } = snapshot;
  const expected = awaitsFactors ? { ...snapshot, factors: undefined } : snapshot;
  const wanted = options.readonly ? [] : wantedTypes(expected, options, isWanted);
  const offers = wanted.flatMap((candidate) => offerOf(candidate, snapshot, options));
  offers.sort((a, b) => position(a.type) - position(b.type));
  const elsewhere = wanted.filter(({ type }) => !awaitsFactors && isMissingHere(type, options.backend));
  const isIn = (group: MethodGroupName) => (offer: Offer) => offer.group === group;
  return groups.map((group) => ({
    group,
    methods: methods.filter((method) => groupOf(method) === group),
    offers: awaitsFactors ? [] : offers.filter(isIn(group)),
    awaited: awaitsFactors ? offers.filter(isIn(group)) : [],
    elsewhere: elsewhere.filter((candidate) => candidate.group === group).map(({ type }) => type),
  }));
}

/** What can be added to an account, in this element or in another one of the page. Possible offers, until they are known. */
export function everyOffer(
  groups: readonly ArrangedGroup[],
  others: readonly { readonly groups: () => readonly ArrangedGroup[] }[],
): readonly Offer[] {
  const all = [groups, ...others.map((other) => other.groups())].flat();
  const offers = all.flatMap((group) => [...group.awaited, ...group.offers]);
  return offers.filter(({ type }, index) => offers.findIndex((offer) => offer.type === type) === index);
}

/** The group a method stands in: the first of its usages, or its type's own when the usage is not known. */
export function groupOf({ type, usage }: Pick<AuthMethod, 'type' | 'usage'>): MethodGroupName {
  const { group } = methodTypes[type];
  if (group === 'other') return group;
  return (['primary', 'secondary'] as const).find((each) => usage.includes(each)) ?? group;
}

/** A type that would be added to a group. */
type Candidate = Pick<Offer, 'type' | 'group'>;

/**
 * What the account may have, the backend can enroll, and the host wants. Where the backend can't tell what the account
 * may have, the other two count.
 */
function wantedTypes(
  { factors }: ShownSnapshot,
  { backend }: ArrangementOptions,
  isWanted: (type: AuthMethodType) => boolean,
): readonly Candidate[] {
  const enrollable = enrollableTypes(backend);
  const candidates = factors ?? enrollable.map((type) => ({ type, usage: [] as readonly Usage[] }));
  return candidates.flatMap(({ type: wanted, usage }) => {
    const type = enrollable.find((known) => known === wanted);
    return type && isWanted(type) ? [{ type, group: groupOfNew(type, usage) }] : [];
  });
}

/** The offer of a type; none where it can't be added here, or where the account's own one is changed instead. */
function offerOf(
  { type, group }: Candidate,
  { methods }: ShownSnapshot,
  { backend, identity = {} }: ArrangementOptions,
): Offer[] {
  if (!canBeAdded(type, backend)) return [];
  const isEnrolled = methods.some(
    (method) => method.type === type && method.confirmed && isOfSameIdentity(method, identity),
  );
  if (isEnrolled && methodTypes[type].changeable) return [];
  return [{ type, group, isEnrolled, replaces: isEnrolled && isUnique(type, backend) }];
}

/**
 * The group a new method will stand in: its type's own, unless the account can't use it so. A factor's usage is what
 * the account allows; which of it a method gets is known when it has been added.
 */
function groupOfNew(type: EnrollableType, usage: readonly Usage[]): MethodGroupName {
  const { group } = methodTypes[type];
  return usage.some((each) => each === group) ? group : groupOf({ type, usage });
}

/** The types the backend can enroll. None without the operation, whatever its capabilities promise. */
export function enrollableTypes({
  startEnrollment,
  capabilities,
}: MethodsBackend): readonly EnrollableType[] {
  return typeof startEnrollment === 'function' ? (capabilities?.enroll ?? []) : [];
}

/**
 * Whether both belong to the same of the person's linked accounts; user ids may lack their provider's prefix. `true`
 * where either is not known.
 */
export function isOfSameIdentity(one: AuthMethod, other: AuthMethod | IdentityInput): boolean {
  const [id, otherId] = [userId(one), userId(other)];
  return !id || !otherId || id === otherId;
}

function userId(linked: AuthMethod | IdentityInput): string | undefined {
  return (linked as IdentityInput).identityUserId?.split('|').pop();
}

/** Milliseconds; 0 where the date is missing or none. */
function age({ createdAt }: AuthMethod): number {
  return Date.parse(createdAt ?? '') || 0;
}
