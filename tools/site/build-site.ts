import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { build, type HtmlTagDescriptor, type Manifest, type Plugin } from 'vite';
import { demoSite } from '../../demo/demo-site.node.js';
import { readGuides, root, sourcePage, type Guide } from './guide-files.js';
import { escapeHtml, navigationAttributes, navigationLinks, renderPage, sitePolicy } from './page.js';
import { renderGuide } from './render-guide.js';

const guideEntries = { script: 'guide/guide.ts', styleSheet: 'guide/guide.css' };
/** The demo's pages that need no server. */
const pages = ['index.html', 'phone.html', 'themes/index.html', 'theme-editor/index.html'];

const navigation = (page: string): HtmlTagDescriptor => ({
  tag: 'nav',
  attrs: navigationAttributes,
  children: navigationLinks(page),
  injectTo: 'body-prepend',
});

/** The emulators come before a page's own script, and the site's navigation before its content. */
const partsOfTheSite: Plugin = {
  name: 'parts-of-the-site',
  transformIndexHtml: {
    order: 'pre',
    handler: (_html, { path }) => {
      const page = path.replace(/^\//, '');
      const isPhone = page === 'phone.html';
      const start = isPhone ? '/in-page/start-phone.ts' : '/in-page/start.ts';
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: sitePolicy },
          injectTo: 'head-prepend',
        },
        { tag: 'script', attrs: { type: 'module', src: start }, injectTo: 'head-prepend' },
        ...(isPhone ? [] : [navigation(page)]),
      ];
    },
  },
};

/** The backend that is beside a guide; the element's default one beside all others. */
const backends: Readonly<Record<string, string>> = {
  'docs/management.md': 'management',
  'docs/authsignal.md': 'authsignal',
  'docs/cognito.md': 'cognito',
  'docs/gateway.md': 'gateway',
};

/** @param phone the address of the phone's page */
const liveElement = (phone: string): string => `<aside class="live" aria-labelledby="live-heading">
      <div class="heading-row">
        <h2 id="live-heading">The element, live</h2>
        <a id="open-phone" href="${phone}" target="phone">Ada’s phone</a>
      </div>
      <div id="element"></div>
      <div class="setting"><label for="language">Language</label><select id="language"></select></div>
      <div class="setting">
        <span id="theme-label">Theme</span>
        <div class="segments" id="theme" role="radiogroup" aria-labelledby="theme-label"></div>
      </div>
      <section class="event-log" aria-labelledby="events-heading">
        <div class="heading-row">
          <h2 id="events-heading">Events</h2>
          <button type="button" class="quiet" id="clear-events">Clear</button>
        </div>
        <ol id="events" tabindex="0" aria-labelledby="events-heading"></ol>
      </section>
    </aside>`;

function listOf(guides: readonly Guide[], current: Guide): string {
  const items = guides
    .filter(({ isListed }) => isListed)
    .map((guide) => {
      const isHere = guide === current ? ' aria-current="page"' : '';
      return `<li><a href="${posix.relative(posix.dirname(current.page), guide.page)}"${isHere}>${escapeHtml(guide.title)}</a></li>`;
    });
  return `<nav class="guides" aria-label="Guides"><ul>${items.join('')}</ul></nav>`;
}

/** The file that Vite has made of a guide's script or style sheet, from the root of the site. */
function builtFile(folder: string, source: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const entry = Object.values(manifest).find(({ isEntry, src }) => isEntry && src?.endsWith(source));
  if (!entry) throw new Error(`Vite’s manifest does not name ${source}.`);
  return entry.file;
}

/**
 * The demo and the guides as static files, for any web server that speaks HTTPS, and for localhost. Emulators run in the
 * page.
 *
 * @param folder is emptied first
 */
export async function buildSite(folder: string): Promise<void> {
  const { plugins = [], build: options = {}, ...site } = demoSite('');
  await build({
    ...site,
    base: './',
    logLevel: 'warn',
    plugins: [partsOfTheSite, ...plugins.slice(1)],
    build: {
      ...options,
      outDir: folder,
      emptyOutDir: true,
      manifest: 'manifest.json',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: [...pages, ...Object.values(guideEntries)].map((page) => join(root, 'demo', page)),
      },
    },
  });
  const script = builtFile(folder, guideEntries.script);
  const styleSheets = [builtFile(folder, guideEntries.styleSheet)];
  const write = (page: string, text: string): void => {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, page), text);
  };

  const guides = readGuides();
  for (const guide of guides) {
    const { html, files, sources } = renderGuide(guide, guides);
    const backend = backends[guide.file] ?? 'my-account';
    const phone = posix.relative(posix.dirname(guide.page), 'phone.html');
    const main = `<div class="guide-page">${listOf(guides, guide)}<main class="guide" id="guide">${html}</main>${liveElement(phone)}</div>`;
    write(
      guide.page,
      renderPage({ page: guide.page, title: guide.title, styleSheets, script, backend, main }),
    );
    for (const file of files) cpSync(join(root, file), join(folder, file));
    for (const source of sources) {
      const code = escapeHtml(readFileSync(join(root, source), 'utf8'));
      const page = sourcePage(source);
      const shown = `<main class="source-page guide"><h1>${source}</h1><pre><code>${code}</code></pre></main>`;
      write(page, renderPage({ page, title: source, styleSheets, main: shown }));
    }
  }
  rmSync(join(folder, 'manifest.json'));
}
