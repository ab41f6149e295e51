import htmlService, { type HTMLDataV1, type Node } from 'vscode-html-languageservice';
import { vscodeHtmlData } from '../../tools/manifest/editor-data.js';
import { readElement } from '../../tools/manifest/read-element.js';

// Node finds no names in this module, which is made for requiring.
const { getDefaultHTMLDataProvider, getLanguageService, newHTMLDataProvider, TextDocument } = htmlService;

/** An inline script of a page. */
export interface InlineScript {
  readonly code: string;
  /** Attribute `type`, such as `module`. */
  readonly type: string;
}

export interface CheckedPage {
  readonly complaints: readonly string[];
  readonly scripts: readonly InlineScript[];
}

const element = readElement();
const slots = new Set(element.slots.map(({ name }) => name));
const service = getLanguageService();
const standard = getDefaultHTMLDataProvider();
// An editor reads JSON.
const data = JSON.parse(JSON.stringify(vscodeHtmlData(element))) as HTMLDataV1;
const own = newHTMLDataProvider('own', data);
const providers = [standard, own];

const knownTags = new Set(providers.flatMap((provider) => provider.provideTags().map(({ name }) => name)));
const isVoid = (tag: string): boolean =>
  standard.provideTags().some((known) => known.name === tag && known.void);

function knownAttributes(tag: string): ReadonlySet<string> {
  return new Set(providers.flatMap((provider) => provider.provideAttributes(tag).map(({ name }) => name)));
}

/** Reads a page, or a part of one, and tells which tags, attributes and slots nobody knows. */
export function checkPage(text: string): CheckedPage {
  const document = TextDocument.create('page.html', 'html', 1, text);
  const complaints: string[] = [];
  const scripts: InlineScript[] = [];

  function visit(node: Node, parent: Node | undefined): void {
    const { tag = '', attributes = {} } = node;
    if (!knownTags.has(tag)) complaints.push(`<${tag}> is no element`);
    if (node.endTagStart === undefined && !isVoid(tag)) complaints.push(`<${tag}> is not closed`);
    const known = knownAttributes(tag);
    for (const name of Object.keys(attributes)) {
      if (!known.has(name)) complaints.push(`<${tag}> has no attribute "${name}"`);
    }
    const slot = attributes['slot']?.replace(/"/g, '');
    if (slot !== undefined && !(parent?.tag === element.tag && slots.has(slot))) {
      complaints.push(`<${parent?.tag ?? ''}> has no slot "${slot}"`);
    }
    if (tag === 'script' && node.startTagEnd !== undefined && attributes['src'] === undefined) {
      const code = text.slice(node.startTagEnd, node.endTagStart);
      scripts.push({ code, type: attributes['type']?.replace(/"/g, '') ?? '' });
    }
    for (const child of node.children) visit(child, node);
  }

  for (const node of service.parseHTMLDocument(document).roots) visit(node, undefined);
  return { complaints, scripts };
}
