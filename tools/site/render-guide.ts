import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { kindOf, sourcePage, targetOf, type Guide } from './guide-files.js';

export interface RenderedGuide {
  readonly html: string;
  /** Pictures and texts that the page needs, from the root of the project. */
  readonly files: readonly string[];
  /** Code that it links to, from the root of the project. */
  readonly sources: readonly string[];
}

/** As GitHub and npm make them, apart from the ids of the page around the guide. */
const anchorOf = (heading: string): string => `section-${slugOf(heading)}`;

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** The HTML of a guide, with links that work on the site. */
export function renderGuide(guide: Guide, guides: readonly Guide[]): RenderedGuide {
  const files = new Set<string>();
  const sources = new Set<string>();
  const from = posix.dirname(guide.page);

  /** The address on the site; `undefined` where there is nothing to lead to. */
  const addressOf = (href: string): string | undefined => {
    if (/^\w+:/.test(href)) return href;
    const [path = '', anchor] = href.split('#');
    const behind = anchor === undefined ? '' : `#section-${anchor}`;
    if (path === '') return behind;
    const target = targetOf(guide, path);
    const to = (page: string): string => posix.relative(from, page) + behind;
    switch (kindOf(target, guides)) {
      case 'guide':
        return to(guides.find(({ file }) => file === target)?.page ?? '');
      case 'file':
        files.add(target);
        return to(target);
      case 'source':
        sources.add(target);
        return to(sourcePage(target));
      case 'nowhere':
        return undefined;
    }
  };

  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const address = addressOf(href);
        const words = this.parser.parseInline(tokens);
        return address === undefined ? words : `<a href="${address}">${words}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        return `<img src="${addressOf(href) ?? ''}" alt="${text}" />`;
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: string): string =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="table" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  // Marks for the programs that write parts of a guide are for nobody else.
  const markdown = guide.markdown.replace(/<!-- [\w-]+:(start|end) -->/g, '');
  return { html: String(marked.parse(markdown)), files: [...files], sources: [...sources] };
}
