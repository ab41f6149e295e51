import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { componentUsage } from './component-usage.js';
import { describeApp } from './describe-app.js';
import { describeHydration } from './describe-hydration.js';
import { FrameworkApp } from './framework-app.js';

const usage = `import type { AuthMethodsErrorEvent, AuthMethodsEventMap, AuthMethodsManager } from 'auth-methods-manager';
import type { AuthMethodsManagerProps } from 'auth-methods-manager/react';
import type { LitElement } from 'lit';

type Nothing<Missing extends never> = Missing;
export type Events = Nothing<Exclude<\`on\${keyof AuthMethodsEventMap}\`, keyof AuthMethodsManagerProps>>;
type Methods = 'refresh' | 'enrollMethod' | 'removeMethod' | 'render';
export type Properties = Nothing<
  Exclude<keyof AuthMethodsManager, keyof LitElement | Methods | keyof AuthMethodsManagerProps>
>;

const onError = (event: AuthMethodsErrorEvent): void => console.log(event.error.code);

export const right = (
  <auth-methods-manager
    key="manager"
    ref={(element: AuthMethodsManager | null) => void element?.refresh()}
    className="wide"
    lang="de"
    domain="login.example.com"
    heading-level="3"
    hide-summary
    types={['passkey', 'totp']}
    headingLevel={3}
    onauth-methods-error={onError}
    onauth-method-before-remove={(event) => event.waitUntil(Promise.resolve(event.method.id !== ''))}
    onClick={(event) => console.log(event.currentTarget.domain)}
  >
    <p slot="footer">Help</p>
  </auth-methods-manager>
);

export const wrong = [
  // @ts-expect-error A domain is a text.
  <auth-methods-manager domain={1} />,
  // @ts-expect-error There is no such property.
  <auth-methods-manager readOnly />,
  // @ts-expect-error Types are a string, or a list of strings.
  <auth-methods-manager types={7} />,
  // @ts-expect-error This is another event.
  <auth-methods-manager onauth-methods-loaded={onError} />,
  // @ts-expect-error A token is a text.
  <auth-methods-manager getAccessToken={() => 1} />,
];
`;

describe('the React app', () => {
  const app = new FrameworkApp('react');

  before(async () => {
    await app.install();
    await app.build();
  });

  describeApp({ app, output: 'dist' });

  describeHydration(app);

  it('has types for every property and event, and refuses others', async () => {
    const check = { file: 'usage.tsx', text: usage, options: { skipLibCheck: false } };
    assert.equal(await app.complaintsOf('tsc', check), '');
  });

  it('has types for every property and event of the component, and refuses others', async () => {
    const check = { file: 'usage.tsx', text: componentUsage, options: { skipLibCheck: false } };
    assert.equal(await app.complaintsOf('tsc', check), '');
  });
});
