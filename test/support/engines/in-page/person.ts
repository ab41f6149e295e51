import {
  accessibleName,
  deepActiveElement,
  elementsBelow,
  renderedText,
} from '../../browser/composed-tree.js';

/** What a person perceives of a page: roles, names and texts, whichever shadow roots they are in. */

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of the host's script: the types of the events that it heard. */
declare const events: readonly string[];

const limit = 30_000;
const interval = 25;
const clickTime = 1000;

const rolesByTag: Readonly<Record<string, string>> = {
  a: 'link',
  button: 'button',
  dialog: 'dialog',
  select: 'combobox',
  textarea: 'textbox',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  li: 'listitem',
};

function roleOf(element: Element): string {
  const { localName } = element;
  const type = element.getAttribute('type') ?? 'text';
  const implicit =
    localName !== 'input' ? rolesByTag[localName] : /^(checkbox|radio)$/.test(type) ? type : 'textbox';
  return element.getAttribute('role') ?? implicit ?? 'generic';
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
}

function descriptionOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids
    .map((id) => renderedText(root.getElementById(id) ?? new Text()))
    .filter(Boolean)
    .join(' ');
}

/** `button "Set up" (Phone)`. */
function describe(element: Element): string {
  const description = descriptionOf(element);
  return `${roleOf(element)} "${accessibleName(element)}"${description && ` (${description})`}`;
}

const allElements = (): readonly Element[] => [...elementsBelow(document.body)];

/** Everything on screen whose description begins so; a modal dialog hides what is behind it. */
function findAll(start: string): readonly Element[] {
  const all = allElements();
  const modal = all.filter((element) => element.matches('dialog:modal')).at(-1);
  return all.filter(
    (element) =>
      (!modal || isInside(element, modal)) &&
      start.startsWith(roleOf(element)) &&
      isShown(element) &&
      describe(element).startsWith(start),
  );
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}

function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

/** What is in front at a place on screen, in whichever shadow root. */
function elementAt({ x, y }: Point): Element | null {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot) {
    const inner: Element | null = found.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, interval));

async function until<T>(what: string, read: () => T | undefined | null | false): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const value = read();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`${what} did not come. On screen: ${renderedText(document.body)}`);
    await pause();
  }
}

/** Whether the click reached what it was meant for. */
let isClicked = false;

let last: { readonly element: Element; readonly at: string } | undefined;

/** The middle of an element that stands still and is covered by nothing. */
function clickableSpot(start: string): Point | undefined {
  const [element] = findAll(start);
  if (!element || element.matches(':disabled, [aria-disabled=true]')) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const spot = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  const at = JSON.stringify(spot);
  const isStill = last?.element === element && last.at === at;
  last = { element, at };
  const front = elementAt(spot);
  if (!isStill || !front || !isInside(front, element)) return undefined;
  isClicked = false;
  element.addEventListener('click', () => (isClicked = true), { once: true, capture: true });
  return spot;
}

const person = {
  /** Where to click on something, by the start of its description. */
  spot: (start: string): Promise<Point> => until(start, () => clickableSpot(start)),
  /** Whether the click at the last spot has arrived; not where the page moved it away. */
  async isClicked(): Promise<boolean> {
    const end = Date.now() + clickTime;
    while (!isClicked && Date.now() < end) await pause();
    return isClicked;
  },
  /** Resolves when this is on screen. */
  sees: (start: string): Promise<true> => until(start, () => findAll(start).length > 0),
  /** Resolves when this is not on screen. */
  misses: (start: string): Promise<true> => until(`The end of ${start}`, () => findAll(start).length === 0),
  /** Resolves when no dialog is open. */
  leavesDialog: (): Promise<true> =>
    until('The end of the dialog', () => !allElements().some((element) => element.matches('dialog:modal'))),
  /** Resolves when the host heard of an event. */
  happens: (type: string): Promise<true> => until(`The event ${type}`, () => events.includes(type)),
  /** Resolves when a text is on screen. */
  reads: (text: string): Promise<true> => until(text, () => renderedText(document.body).includes(text)),
  /** Resolves when the focus is on this, by the start of its description. */
  hears: (start: string): Promise<true> =>
    until(`The focus on ${start}`, () => person.focused().startsWith(start)),
  /** Resolves when so many of a role are on screen; a long list comes a few rows at a time. */
  counts: (role: string, count: number): Promise<true> =>
    until(`${count} of ${role}`, () => findAll(`${role} "`).length === count),
  /** Descriptions of everything of a role that is on screen. */
  all: (role: string): readonly string[] => findAll(`${role} "`).map(describe),
  /** Whether the focus is in the dialog that is open. */
  isInDialog(): boolean {
    const active = deepActiveElement();
    const dialog = allElements().find((element) => element.matches('dialog:modal'));
    return !!dialog && !!active && isInside(active, dialog);
  },
  focused(): string {
    const active = deepActiveElement();
    return active ? describe(active) : 'nothing';
  },
  /** Address of the first link on screen that begins so. */
  link: (start: string): string | undefined =>
    allElements()
      .map((element) => (element instanceof HTMLAnchorElement && isShown(element) ? element.href : ''))
      .find((address) => address.startsWith(start)),
  /** Where it is in the window. */
  box(start: string): { readonly left: number; readonly right: number } | undefined {
    const box = findAll(start)[0]?.getBoundingClientRect();
    return box && { left: box.left, right: box.right };
  },
  directionOf: (start: string): string =>
    findAll(start).map((element) => getComputedStyle(element).direction)[0] ?? '',
  text: (): string => renderedText(document.body),
};
Object.assign(globalThis, { person });
