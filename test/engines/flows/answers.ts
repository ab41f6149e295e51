import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Hono } from 'hono';
import { serveBeforeApi, type Interception } from '../../support/engines/before-api.js';
import { serveHostSite, type HostSite } from '../../support/e2e/host-site.js';
import type { Flow } from '../flow.js';

export const describeAnswers: Flow = (page) => {
  describe('an API that answers otherwise', () => {
    /** What arrived elsewhere, as `POST /anything`. */
    const strayed: string[] = [];
    let elsewhere: HostSite;
    let api: HostSite;
    let intercept: Interception = () => undefined;

    before(async () => {
      const routes = new Hono().all('/strayed/*', ({ req, json }) => {
        strayed.push(`${req.method} ${req.path}`);
        return json({});
      });
      elsewhere = await serveHostSite({ pages: {}, routes });
      api = await serveBeforeApi(page().emulator.origin, (request, forward) => intercept(request, forward));
    });
    after(() => Promise.all([elsewhere?.close(), api?.close()]));
    beforeEach(() => {
      intercept = () => undefined;
      strayed.length = 0;
    });

    const open = (until?: string) =>
      page().open({ api: api.origin, connect: [elsewhere.origin], ...(until && { until }) });

    const redirect =
      (method: string, status: number): Interception =>
      (request) =>
        request.method === method
          ? new Response(null, {
              status,
              headers: { location: `${elsewhere.origin}/strayed${new URL(request.url).pathname}` },
            })
          : undefined;

    for (const status of [303, 307]) {
      it(`a list that is redirected with ${status} is not followed`, async () => {
        intercept = redirect('GET', status);
        const person = await open('auth-methods-error');
        await person.sees('button "Try again"');
        assert.deepEqual(strayed, []);
        await page().takeComplaints();
      });

      it(`a new password goes nowhere when the request is redirected with ${status}`, async () => {
        const person = await open();
        await page().call('enrollMethod', 'password');
        await person.hears('textbox "New password"');
        // Until the rules are there, nothing can be saved.
        await person.reads('At least 10 characters');
        intercept = redirect('POST', status);
        await person.type('Quiet-River-42');
        await person.press('Enter');
        await person.sees('alert');
        assert.deepEqual(strayed, []);
        await person.press('Escape');
        await person.leavesDialog();
        await page().takeComplaints();
      });
    }

    it('a removal that ends on another page is not shown as done', async () => {
      const person = await open();
      await page().call('removeMethod', page().emulator.methods[0]?.id ?? '');
      intercept = redirect('DELETE', 303);
      await person.click('button "Remove');
      await person.sees('alert');
      assert.deepEqual(strayed, []);
      assert.equal(await page().window.evaluate(`events.includes('auth-method-removed')`), false);
      await person.press('Escape');
      await person.leavesDialog();
      await person.sees('group "Password"');
      await page().takeComplaints();
    });

    for (const address of ['javascript:alert(1)', 'data:text/html,hi', 'https://elsewhere.example/']) {
      it(`an authenticator app is never offered the link ${address}`, async () => {
        intercept = async (request, forward) => {
          const response = await forward();
          if (request.method !== 'POST') return response;
          const body = { ...((await response.json()) as object), barcode_uri: address };
          return Response.json(body, { status: response.status, headers: response.headers });
        };
        const person = await open();
        await page().call('enrollMethod', 'totp');
        await person.sees('alert');
        assert.equal(await page().window.evaluate(`person.link('${address.slice(0, 5)}') ?? 'none'`), 'none');
        await person.press('Escape');
        await person.leavesDialog();
        await page().takeComplaints();
      });
    }
  });
};
