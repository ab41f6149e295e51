import cssService from 'vscode-css-languageservice';
import { readElement } from '../../tools/manifest/read-element.js';

// Node finds no names in this module, which is made for requiring.
const { getCSSLanguageService, TextDocument } = cssService;

const { tag, cssProperties, cssParts } = readElement();
const names = new Set([
  tag,
  ...cssProperties.map(({ name }) => name),
  ...cssParts.map(({ name }) => `::part(${name})`),
]);

const service = getCSSLanguageService();

/** Tells what is wrong with a style sheet, and which of the element's names in it the element does not have. */
export function checkStyleSheet(text: string): readonly string[] {
  const document = TextDocument.create('style.css', 'css', 1, text);
  const lint = { unknownProperties: 'error', validProperties: [], unknownVendorSpecificProperties: 'error' };
  const found = service.doValidation(document, service.parseStylesheet(document), { validate: true, lint });
  const named = text.match(/--auth-methods-[\w-]+|::part\([^)]*\)|(?<![\w-])auth-methods-[\w-]+/g) ?? [];
  return [
    ...found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`),
    ...named.filter((name) => !names.has(name)).map((name) => `the element has no ${name}`),
  ];
}
