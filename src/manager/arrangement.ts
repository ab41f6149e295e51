import type { AuthMethod, AuthMethodType, Usage } from '../model/auth-method.js';
import type { Capabilities, MethodsSnapshot } from '../model/methods-backend.js';
import { groupOf, offersOf, type Offer } from './offers.js';

/** One group as it is shown: what is in it, and what can be added to it. */
export interface ArrangedGroup {
  readonly group: Usage;
  readonly methods: readonly AuthMethod[];
  readonly offers: readonly Offer[];
}

export interface ArrangeOptions {
  readonly capabilities: Capabilities;
  /** The order of types; those that a host leaves out are not shown. `undefined` shows all. */
  readonly types: readonly string[] | undefined;
  readonly order: readonly AuthMethod['type'][];
  readonly readonly: boolean;
  readonly canEnroll: (type: AuthMethodType) => boolean;
}

/** Puts a snapshot's methods into their groups and order; the newest of a type last. */
export function arrange(snapshot: MethodsSnapshot, options: ArrangeOptions): readonly ArrangedGroup[] {
  const { capabilities, types, order, canEnroll } = options;
  const wanted = (type: string): boolean => types === undefined || types.includes(type);
  const position = (type: string): number => {
    const index = (types ?? order).indexOf(type);
    return index < 0 ? order.length : index;
  };
  const methods = snapshot.methods
    .filter((method) => wanted(method.type === 'unknown' ? method.rawType : method.type))
    .toSorted((a, b) => position(a.type) - position(b.type) || age(a) - age(b));
  const offers = options.readonly
    ? []
    : offersOf(snapshot, capabilities, canEnroll, wanted).toSorted(
        (a, b) => position(a.type) - position(b.type),
      );
  return (['primary', 'secondary'] as const).map((group) => ({
    group,
    methods: methods.filter((method) => groupOf(method) === group),
    offers: offers.filter((offer) => offer.group === group),
  }));
}

function age({ createdAt }: AuthMethod): number {
  return createdAt === undefined ? 0 : Date.parse(createdAt);
}
