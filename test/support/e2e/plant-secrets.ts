import type { Page } from 'playwright-core';
import { secretEncodings } from './secret-encodings.js';

/** Text, since it runs in the page. Each leaves `texts` where a careless element would; by the place that has them then. */
const plants: Readonly<Record<string, readonly string[]>> = {
  document: [
    `for (const text of texts) document.body.setAttribute('data-' + index++, text)`,
    `for (const text of texts) closed().append(text)`,
    `for (const text of texts) {
      const root = closed();
      for (const character of text) root.append(Object.assign(document.createElement('span'), { textContent: character }));
    }`,
    `for (const text of texts) document.body.append(Object.assign(document.createElement('textarea'), { value: text }))`,
    `for (const text of texts) document.body.append(document.createComment(text))`,
  ],
  console: [
    `for (const text of texts) console.info(text)`,
    `console.info('Something', { failed: { with: texts } })`,
    `for (const text of texts) setTimeout(() => { throw new Error(text); })`,
    `for (const text of texts) void Promise.reject(new Error(text))`,
  ],
  events: [
    `for (const text of texts) document.body.dispatchEvent(new CustomEvent('auth-method-updated', { detail: { name: text } }))`,
    `for (const text of texts) document.body.dispatchEvent(Object.assign(new Event('auth-methods-error'), {
      error: new Error('Refused', { cause: new Error('Refused', { cause: { message: text } }) }),
    }))`,
  ],
  addresses: [
    `for (const text of texts) void fetch('/?' + text.replaceAll('#', '%23')).catch(() => undefined)`,
    `for (const text of texts) document.body.append(Object.assign(new Image(), { src: '/' + encodeURIComponent(text) }))`,
  ],
  history: [
    `history.replaceState({ texts }, '')`,
    `history.replaceState(history.state, '', '#' + texts.map(encodeURIComponent).join('&'))`,
  ],
  storage: [
    `for (const text of texts) localStorage.setItem(text, '')`,
    `for (const text of texts) sessionStorage.setItem('key' + index++, text)`,
    `const request = indexedDB.open('database');
     request.onupgradeneeded = () => request.result.createObjectStore('store').add(texts, 'key');
     await new Promise((resolve) => { request.onsuccess = resolve; });
     request.result.close()`,
    `const cache = await caches.open('cache');
     await cache.put('/cached', new Response(texts.join(' | ')))`,
  ],
  window: [
    `window.name = texts.join(' | ')`,
    `document.title = texts.join(' | ')`,
    `window.last = texts.join(' | ')`,
  ],
  // Again and again, since every other pattern takes its place.
  patterns: [`const all = texts.join(' | '); setInterval(() => /.*/s.test(all), 1)`],
  cookies: [`for (const text of texts) document.cookie = 'c' + index++ + '=' + encodeURIComponent(text)`],
  performance: [
    `for (const text of texts) performance.mark(text)`,
    `performance.mark('mark', { detail: { texts } })`,
  ],
  clipboard: [`await navigator.clipboard.writeText(texts.join(' | '))`],
  recording: [
    `for (const text of texts) document.body.append(Object.assign(document.createElement('p'), { textContent: text }))`,
    `for (const text of texts) document.body.append(Object.assign(document.createElement('p'), { title: text }))`,
    `for (const text of texts) {
      const root = Object.assign(document.createElement('div')).attachShadow({ mode: 'open' });
      for (const character of text) root.append(Object.assign(document.createElement('span'), { textContent: character }));
      document.body.append(root.host);
    }`,
  ],
};

/** The places in which something can be planted. */
export const plantedPlaces = Object.keys(plants);

/**
 * Leaves secrets in one place of a page, in every way and in every encoding.
 *
 * @returns the secrets, by how they were left and encoded
 */
export async function plantSecrets(page: Page, place: string): Promise<ReadonlyMap<string, string>> {
  const planted = new Map<string, string>();
  for (const [way, script] of (plants[place] ?? []).entries()) {
    const texts = Object.entries(secretEncodings).map(([encoding, encode], index) => {
      const secret = `Q${way}${index}"u\\i/e&t<%41+'~${index}z`;
      planted.set(`${script.replaceAll(/\s+/g, ' ')}: ${encoding}`, secret);
      return encode(secret);
    });
    await page.evaluate(`(async () => {
      const texts = ${JSON.stringify(texts)};
      let index = ${way * texts.length};
      const closed = () => {
        const host = document.createElement('div');
        document.body.append(host);
        return host.attachShadow({ mode: 'closed' });
      };
      ${script};
    })()`);
  }
  return planted;
}
