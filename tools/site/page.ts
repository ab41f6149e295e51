import { posix } from 'node:path';
import { documentPolicy } from '../../demo/content-security-policy.node.js';

/** The strictest policy, as docs/security.md has it: emulators in the page are asked without the network. */
export const sitePolicy = `${documentPolicy("'self'")}; img-src 'self'`;

const places = [
  ['index.html', 'Demo'],
  ['theme-editor/index.html', 'Theme editor'],
  ['themes/index.html', 'Three themes'],
  ['docs/index.html', 'Guides'],
] as const;

/** The attributes of the way between the parts of the site, which stands on top of every page. */
export const navigationAttributes = {
  class: 'site-nav',
  'aria-label': 'auth-methods-manager',
  lang: 'en',
  dir: 'ltr',
} as const;

/** Its links, from a page of the site. */
export function navigationLinks(page: string): string {
  return places
    .map(([to, title]) => {
      const isHere = to === page || (to.startsWith('docs/') && /^(docs|source)\//.test(page));
      const address = posix.relative(posix.dirname(page), to);
      return `<a href="${address}"${isHere ? ' aria-current="page"' : ''}>${title}</a>`;
    })
    .join('');
}

function navigation(page: string): string {
  const attributes = Object.entries(navigationAttributes).map(([name, value]) => `${name}="${value}"`);
  return `<nav ${attributes.join(' ')}>${navigationLinks(page)}</nav>`;
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface PageParts {
  /** Where it is on the site. */
  readonly page: string;
  readonly title: string;
  readonly styleSheets: readonly string[];
  readonly script?: string;
  readonly backend?: string;
  readonly main: string;
}

/** A page of the site that Vite does not build. Addresses are from the root of the site. */
export function renderPage({ page, title, styleSheets, script, backend, main }: PageParts): string {
  const to = (address: string): string => posix.relative(posix.dirname(page), address);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(sitePolicy)}" />
    <title>${escapeHtml(title)} · auth-methods-manager</title>
${styleSheets.map((href) => `    <link rel="stylesheet" href="${to(href)}" />`).join('\n')}
${script === undefined ? '' : `    <script type="module" src="${to(script)}"></script>`}
  </head>
  <body${backend === undefined ? '' : ` data-backend="${backend}"`}>
    ${navigation(page)}
    ${main}
  </body>
</html>
`;
}
