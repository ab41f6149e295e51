import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Browser = 'Chrome' | 'Firefox' | 'Safari';
type Versions = Readonly<Record<Browser, number>>;

/** What a browser may lack. */
interface Feature {
  readonly name: string;
  /** The first versions with it, from MDN's browser-compat-data; `Infinity` where there is none yet. */
  readonly since: Versions;
  /** Takes it away, from a page on which nothing else has run. A path of names is deleted. */
  readonly remove?: string;
}

const since = (Chrome: number, Firefox: number, Safari: number): Versions => ({ Chrome, Firefox, Safari });

/**
 * Without `showPopover()`, a browser does not hide what has the attribute either. Styles of a page do not reach into
 * shadow roots, so each gets one of its own.
 */
const removePopover = `for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) {
  delete HTMLElement.prototype[name];
}
const shown = new CSSStyleSheet();
shown.replaceSync('[popover] { display: block }');
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  queueMicrotask(() => root.adoptedStyleSheets.push(shown));
  return root;
};`;

/** Features without a fallback that no script can take away. */
const styles: readonly Feature[] = [
  { name: 'light-dark()', since: since(123, 120, 17.5) },
  { name: ':has()', since: since(105, 121, 15.4) },
  { name: 'color-mix()', since: since(111, 113, 16.2) },
];

/**
 * Features that the script uses, with or without a fallback, and others that are easily used by mistake. Trusted
 * types are not among them: an engine that knows them would go on asking for them.
 */
const features: readonly Feature[] = [
  { name: 'showPopover()', since: since(114, 125, 17), remove: removePopover },
  { name: 'AbortSignal.any', since: since(116, 124, 17.4) },
  { name: 'URL.canParse', since: since(120, 115, 17) },
  { name: 'URL.parse', since: since(126, 126, 18) },
  { name: 'Array.prototype.toSorted', since: since(110, 115, 16) },
  { name: 'Array.fromAsync', since: since(121, 115, 16.4) },
  { name: 'Object.groupBy', since: since(117, 119, 17.4) },
  { name: 'Map.prototype.getOrInsert', since: since(145, 144, 26.2) },
  { name: 'Promise.withResolvers', since: since(119, 121, 17.4) },
  { name: 'Promise.try', since: since(128, 134, 18.2) },
  { name: 'Set.prototype.union', since: since(122, 127, 17) },
  { name: 'Iterator.prototype.map', since: since(122, 131, 18.4) },
  { name: 'Iterator.prototype.filter', since: since(122, 131, 18.4) },
  { name: 'Iterator.prototype.toArray', since: since(122, 131, 18.4) },
  { name: 'Uint8Array.prototype.toBase64', since: since(140, 133, 18.2) },
  { name: 'Uint8Array.fromBase64', since: since(140, 133, 18.2) },
  { name: 'RegExp.escape', since: since(136, 134, 18.2) },
  { name: 'Intl.DurationFormat', since: since(129, 136, 16.4) },
  { name: 'Intl.Segmenter', since: since(87, 125, 14.1) },
  { name: 'Temporal', since: since(144, 139, 27.3) },
  { name: 'Element.prototype.checkVisibility', since: since(105, 106, 17.4) },
  { name: 'Element.prototype.moveBefore', since: since(133, 144, Infinity) },
  { name: 'Document.prototype.startViewTransition', since: since(111, 144, 18) },
  { name: 'HTMLDialogElement.prototype.requestClose', since: since(134, 139, 18.4) },
  { name: 'HTMLDialogElement.prototype.closedBy', since: since(134, 141, 27.3) },
  { name: 'CloseWatcher', since: since(126, 149, 27.3) },
  { name: 'Response.prototype.bytes', since: since(132, 128, 18) },
  { name: 'OTPCredential', since: since(93, Infinity, Infinity) },
  { name: 'PublicKeyCredential.getClientCapabilities', since: since(133, 135, 17.4) },
  { name: 'PublicKeyCredential.parseCreationOptionsFromJSON', since: since(129, 119, 18.4) },
  { name: 'PublicKeyCredential.prototype.toJSON', since: since(129, 119, 18.4) },
  { name: 'PublicKeyCredential.signalUnknownCredential', since: since(132, Infinity, 26) },
  { name: 'PublicKeyCredential.signalAllAcceptedCredentials', since: since(132, Infinity, 26) },
];

const deletion = ({ name }: Feature): string => {
  const path = name.split('.');
  const holder = ['globalThis', ...path.slice(0, -1)].join('?.');
  return `if (${holder}) delete ${holder.replaceAll('?.', '.')}.${path.at(-1)};`;
};

/** The oldest browsers that README.md promises. */
export function oldestBrowsers(): Versions {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const version = (browser: Browser): number => {
    const [, found] = new RegExp(`\\b${browser}(?: and Edge)? (\\d[\\d.]*\\d)`).exec(readme) ?? [];
    if (found === undefined) throw new Error(`README.md does not say which ${browser} is the oldest`);
    return Number(found);
  };
  return { Chrome: version('Chrome'), Firefox: version('Firefox'), Safari: version('Safari') };
}

/** What the promised browsers lack and no fallback helps with: nothing, if the promise is true. */
export function brokenPromises(oldest: Versions): readonly string[] {
  return Object.entries(oldest).flatMap(([browser, version]) =>
    styles
      .filter((feature) => feature.since[browser as Browser] > version)
      .map(({ name }) => `${browser} ${version} has no ${name}`),
  );
}

/** A script that takes away what a version of a browser lacks. */
export function scriptThatLacks(browser: Browser, version: number): string {
  return features
    .filter((feature) => feature.since[browser] > version)
    .map((feature) => feature.remove ?? deletion(feature))
    .join('\n');
}
