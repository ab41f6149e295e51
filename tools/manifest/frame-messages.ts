import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ListMessages } from '../../src/i18n/list-messages.js';

const folder = join(import.meta.dirname, '../../src/i18n/locales');

const lists = await Promise.all(
  readdirSync(folder)
    .sort()
    .map(async (tag) => {
      const module: unknown = await import(pathToFileURL(join(folder, tag, 'list.ts')).href);
      return { tag, list: (module as { readonly list: ListMessages }).list };
    }),
);

const literal = (text: string): string =>
  text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\u00ad', '\\u00ad')}'`;

/** The texts that a server's frame has of each language: whole languages are a hundred times as large. */
export function frameMessages(): string {
  const members = lists.map(
    ({ tag, list }) => `  ${/\W/.test(tag) ? `'${tag}'` : tag}: {
    heading: ${literal(list.heading)},
    subheading: ${literal(list.subheading)},
  },`,
  );
  return `// Generated from src/i18n/locales.
import type { ListMessages } from '../i18n/list-messages.js';

/** What the frame says. */
export type FrameMessages = Pick<ListMessages, 'heading' | 'subheading'>;

/** By tag of the language. */
export const frameMessages: Readonly<Record<string, FrameMessages>> & { readonly en: FrameMessages } = {
${members.join('\n')}
};
`;
}
