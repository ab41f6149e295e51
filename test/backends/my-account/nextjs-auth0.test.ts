import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import { connectNextjsAuth0 } from '../../../src/backends/my-account/nextjs-auth0.js';
import type { AuthMethodsManager } from '../../../src/index.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';

const hint = 'export const proxy = (request: Request) => auth0.middleware(request)';

/** The SDK's own answers are those of test/frameworks/auth0-sdks, where the SDK gives them. */
describe('connectNextjsAuth0(), on a page whose server does not pass requests on to the SDK', () => {
  it('tells the developer once which file is missing', async () => {
    const errors = recordConsole('error');
    const element = await fixture<AuthMethodsManager>(
      html`<auth-methods-manager domain="login.example.com"></auth-methods-manager>`,
    );
    // The server of this page knows neither /me/ nor /auth/.
    await expectEvent(element, 'auth-methods-error', () => connectNextjsAuth0(element));
    await expectEvent(element, 'auth-methods-error', () => element.refresh());
    expect(element.apiBase).to.equal('/me/v1');
    expect(errors.filter((error) => error.includes(hint))).to.have.length(1);
  });

  it('takes the API’s own answer for what it is', async () => {
    const errors = recordConsole('error');
    const element = await fixture<AuthMethodsManager>(
      html`<auth-methods-manager domain="login.example.com"></auth-methods-manager>`,
    );
    const { fetch: send } = globalThis;
    globalThis.fetch = async (input, init) =>
      String(input).includes('/me/v1/')
        ? Response.json({ status: 404, title: 'Not Found' }, { status: 404 })
        : send(input, init);
    try {
      await expectEvent(element, 'auth-methods-error', () =>
        connectNextjsAuth0(element, { profileRoute: '/nobody' }),
      );
    } finally {
      globalThis.fetch = send;
    }
    expect(errors.filter((error) => error.includes('proxy.ts'))).to.be.empty;
  });
});
