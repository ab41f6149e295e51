import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { describeApp } from './describe-app.js';
import { FrameworkApp } from './framework-app.js';

const usage = `import type { AuthMethodsErrorEvent, AuthMethodsManager } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import 'auth-methods-manager/solid';

let manager: AuthMethodsManager | undefined;
export const element = () => manager;

const onError = (event: AuthMethodsErrorEvent): void => console.log(event.error.code);

export const right = (
  <auth-methods-manager
    ref={manager}
    class="wide"
    lang="de"
    domain="login.example.com"
    prop:apiBase="/me/v1"
    prop:hideSummary
    types={['passkey', 'totp']}
    prop:headingLevel={3}
    on:auth-methods-error={onError}
    on:auth-method-before-remove={(event) => event.method.confirmed || event.preventDefault()}
  >
    <p slot="footer">Help</p>
  </auth-methods-manager>
);

export const wrong = [
  // @ts-expect-error -- a domain is a text
  <auth-methods-manager domain={1} />,
  // @ts-expect-error -- types are a string, or a list of strings
  <auth-methods-manager types={7} />,
  // @ts-expect-error -- this is another event
  <auth-methods-manager on:auth-methods-loaded={onError} />,
  // @ts-expect-error -- a token is a text
  <auth-methods-manager prop:getAccessToken={() => 1} />,
  // @ts-expect-error -- Solid would set a property in lower case
  <auth-methods-manager headingLevel={3} />,
];
`;

describe('the Solid app', () => {
  const app = new FrameworkApp('solid');

  before(async () => {
    await app.install();
    await app.build();
  });

  // Solid makes its templates from text, without a policy: https://github.com/ryansolid/dom-expressions
  describeApp({ app, output: 'dist', trustedTypes: 'not required' });

  it('has types for properties and events, and refuses others', async () => {
    const check = { file: 'usage.tsx', text: usage };
    assert.equal(await app.complaintsOf('tsc', check), '');
  });
});
