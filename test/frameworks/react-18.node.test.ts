import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { componentUsage } from './component-usage.js';
import { describeApp } from './describe-app.js';
import { describeHydration } from './describe-hydration.js';
import { FrameworkApp } from './framework-app.js';

/** The tag itself, whose attributes alone React 18 sets. */
const tagUsage = `import 'auth-methods-manager/react';

export const right = (
  <auth-methods-manager lang="de" domain="login.example.com" heading-level="3">
    <p slot="footer">Help</p>
  </auth-methods-manager>
);

// @ts-expect-error A domain is a text.
export const wrong = <auth-methods-manager domain={1} />;
`;

describe('the React 18 app', () => {
  const app = new FrameworkApp('react-18');

  before(async () => {
    await app.install();
    await app.build();
  });

  describeApp({ app, output: 'dist' });

  describeHydration(app);

  it('has types for every property and event of the component, and refuses others', async () => {
    const check = { file: 'usage.tsx', text: componentUsage, options: { skipLibCheck: false } };
    assert.equal(await app.complaintsOf('tsc', check), '');
  });

  for (const jsx of ['react-jsx', 'react']) {
    it(`has types for the tag in JSX: ${jsx}`, async () => {
      const text = jsx === 'react' ? `import * as React from 'react';\n${tagUsage}` : tagUsage;
      const check = { file: 'usage.tsx', text, options: { skipLibCheck: false, jsx } };
      assert.equal(await app.complaintsOf('tsc', check), '');
    });
  }
});
