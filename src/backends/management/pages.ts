import type { ListOptions, MethodsSnapshot } from '../../model/methods-backend.js';
import { collection, type Action, type Call } from './client.js';
import { readMethods, readPage, type Page } from './map.js';

const perPage = 50;

/** More pages than anybody's methods fill. */
const mostPages = 20;

/** Shows the pages that have arrived while the others load. */
type Show = ListOptions['showFirst'];

/**
 * Reads the whole list. An envelope says how many pages there are, and the others are asked for at once; without one,
 * the next page is asked for while a page is full.
 *
 * @param isOwn it is the signed-in person's own account
 */
export async function readList(action: Action, isOwn: boolean, show?: Show): Promise<MethodsSnapshot> {
  const page = async (index: number): Promise<Page> => {
    const call: Call = {
      operation: 'list',
      method: 'GET',
      path: `${collection}?page=${index}&per_page=${perPage}&include_totals=true`,
    };
    return readPage(await action.read(await action.send(call), call));
  };

  const first = await page(0);
  const { items, total, limit = perPage } = first;
  if (total === undefined) return readRest(first, page, isOwn, show);
  const count = Math.min(Math.ceil(total / limit), mostPages);
  if (count > 1) showItems(items, isOwn, show);
  const others = await Promise.all(
    Array.from({ length: Math.max(0, count - 1) }, (_, index) => page(index + 1)),
  );
  const all = [first, ...others].flatMap((each) => each.items);
  const different = new Set(all.map((item) => JSON.stringify(item))).size;
  return readMethods(all, isOwn, different < total ? `${different} of ${total} methods came` : undefined);
}

/** A page without new items ends the list: the server ignores paging. */
async function readRest(
  first: Page,
  page: (index: number) => Promise<Page>,
  isOwn: boolean,
  show: Show,
): Promise<MethodsSnapshot> {
  const items = [...first.items];
  const known = new Set(items.map((item) => JSON.stringify(item)));
  let last = first;
  for (let index = 1; last.items.length >= perPage; index += 1) {
    if (index === mostPages) return readMethods(items, isOwn, `there are more than ${items.length} methods`);
    showItems(items, isOwn, show);
    last = await page(index);
    const fresh = last.items.filter((item) => !known.has(JSON.stringify(item)));
    if (fresh.length === 0) break;
    for (const item of fresh) known.add(JSON.stringify(item));
    items.push(...fresh);
  }
  return readMethods(items, isOwn);
}

function showItems(items: readonly unknown[], isOwn: boolean, show: Show): void {
  try {
    show?.({ ...readMethods(items, isOwn), problems: [], factors: [], incomplete: true });
  } catch {
    // There is nothing to show yet.
  }
}
