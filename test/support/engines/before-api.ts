import { Hono } from 'hono';
import { serveHostSite, type HostSite } from '../e2e/host-site.js';

/** Answers in the API's stead; `undefined` leaves a request to the API. `forward` asks the API. */
export type Interception = (
  request: Request,
  forward: () => Promise<Response>,
) => Response | Promise<Response> | undefined;

/** Something that stands before an API, such as a proxy that has a mind of its own. */
export async function serveBeforeApi(api: string, intercept: Interception): Promise<HostSite> {
  const routes = new Hono().all('/me/v1/*', async ({ req }) => {
    const { pathname, search } = new URL(req.url);
    const forward = async (): Promise<Response> => {
      const body = /^(GET|HEAD)$/.test(req.method) ? undefined : await req.raw.clone().text();
      const response = await fetch(api + pathname + search, {
        method: req.method,
        headers: Object.fromEntries(
          ['accept', 'authorization', 'content-type'].flatMap((name) => {
            const value = req.header(name);
            return value === undefined ? [] : [[name, value]];
          }),
        ),
        ...(body && { body }),
      });
      const headers = new Headers();
      for (const name of ['content-type', 'location', 'retry-after', 'www-authenticate']) {
        const value = response.headers.get(name);
        if (value !== null) headers.set(name, value);
      }
      const text = await response.text();
      return new Response(text || null, { status: response.status, headers });
    };
    return (await intercept(req.raw, forward)) ?? forward();
  });
  return serveHostSite({ pages: {}, routes });
}
