import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { describeApp } from './describe-app.js';
import { FrameworkApp } from './framework-app.js';

/** As svelte-check reads markup: what a tag may have is what `SvelteHTMLElements` says. */
const usage = `import type { AuthMethodsErrorEvent } from 'auth-methods-manager';
import type { SvelteHTMLElements } from 'svelte/elements';
import 'auth-methods-manager/define';
import 'auth-methods-manager/svelte';

type Props = SvelteHTMLElements['auth-methods-manager'];

const onError = (event: AuthMethodsErrorEvent): void => console.log(event.error.code);

export const right: readonly Props[] = [
  {
    class: 'wide',
    lang: 'de',
    domain: 'login.example.com',
    'api-base': '/me/v1',
    hideSummary: true,
    types: ['passkey', 'totp'],
    headingLevel: 3,
    'onauth-methods-error': onError,
    'onauth-method-before-remove': (event) => event.method.confirmed || event.preventDefault(),
  },
  // @ts-expect-error -- a domain is a text
  { domain: 1 },
  // @ts-expect-error -- types are a string, or a list of strings
  { types: 7 },
  // @ts-expect-error -- this is another event
  { 'onauth-methods-loaded': onError },
  // @ts-expect-error -- a token is a text
  { getAccessToken: () => 1 },
];
`;

describe('the Svelte app', () => {
  const app = new FrameworkApp('svelte');

  before(async () => {
    await app.install();
    await app.build();
  });

  // Svelte makes its templates from text, by a policy of its own.
  describeApp({ app, output: 'dist', trustedTypes: ['svelte-trusted-html'] });

  it('has types for properties and events, and refuses others', async () => {
    const check = { file: 'usage.ts', text: usage };
    assert.equal(await app.complaintsOf('tsc', check), '');
  });
});
