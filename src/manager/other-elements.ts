/** One element's view of a list that several elements of the page may show. */
import type { AuthMethod } from '../model/auth-method.js';
import type { MethodsStore, ShownSnapshot } from '../store/methods-store.js';
import { isHiddenByPage } from '../ui/hidden-watch.js';
import { everyOffer, type ArrangedGroup, type Offer } from './arrangement.js';
import type { DialogRequest } from './dialog-request.js';
import type { ListElement } from './shared-list.js';

/** A list, and who shows it. */
export interface ListOnPage {
  readonly store: () => MethodsStore | undefined;
  /** What this element shows, in its order. */
  readonly groups: () => readonly ArrangedGroup[];
  /** The other elements of the page that show the list. */
  readonly others: () => readonly ListElement[];
}

/** Resolves when there is a list, or none to wait for. */
export async function listLoaded(list: ListOnPage): Promise<void> {
  const store = list.store();
  const isKnown = (snapshot: ShownSnapshot | undefined): boolean => snapshot?.awaitsFactors === false;
  while (store && store === list.store() && !isKnown(store.snapshot) && store.state.status !== 'failed') {
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });
  }
}

/** What can be added, in any of the elements. Nothing until that is known. */
export function offersOf({ store, groups, others }: ListOnPage): readonly Offer[] {
  return store()?.snapshot?.awaitsFactors ? [] : everyOffer(groups(), others());
}

/** The methods that are on screen, in any of the elements. */
export function methodsOf({ groups, others }: ListOnPage): readonly AuthMethod[] {
  return [groups(), ...others().map((other) => other.groups())].flat().flatMap(({ methods }) => methods);
}

/** Another element that shows what a request is about; `undefined` where this one does, or no other can. */
export function otherThatShows(
  request: DialogRequest,
  { groups, others }: ListOnPage,
): ListElement | undefined {
  if (shows(groups(), request)) return undefined;
  return others().find(
    (other) => shows(other.groups(), request) && !other.element.readonly && !isHiddenByPage(other.element),
  );
}

/** Whether a row, or an offer, of these groups can ask for this. */
function shows(groups: readonly ArrangedGroup[], request: DialogRequest): boolean {
  const method =
    request.kind === 'enroll' ? request.existing : 'method' in request ? request.method : undefined;
  if (method) return groups.some(({ methods }) => methods.some(({ id }) => id === method.id));
  return (
    request.kind !== 'enroll' || groups.some(({ offers }) => offers.some(({ type }) => type === request.type))
  );
}
