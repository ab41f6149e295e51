import { Hono } from 'hono';
import { cors } from 'hono/cors';
import {
  accountNames,
  connectionLost,
  type AccountName,
  type BackendEmulator,
  type CommonFaults,
} from './backend-emulator.js';
import { isJsonObject, type JsonObject } from './fields.js';

/** The paths with which tests and the demo control the emulator of any backend. No real API has them. */
export const controlPaths = `  GET  /emulator/outbox   codes and links "sent" by text message, call and email
  POST /emulator/token    a token for the person
  POST /emulator/reset    {"account": "empty"}
  POST /emulator/faults   {"latency": 500}
`;

/** Answers as the emulator's `fetch` does, with the control paths, for pages of any origin. */
export function withControlPaths(emulator: BackendEmulator): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(
    '*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposeHeaders: ['Retry-After', 'WWW-Authenticate', 'X-Amzn-ErrorType', 'X-Amzn-RequestId', 'Date'],
      maxAge: 600,
    }),
  );
  app.get('/emulator/outbox', () => Response.json(emulator.outbox));
  app.post('/emulator/token', () => Response.json({ token: emulator.issueToken() }));
  app.post('/emulator/reset', async (context) => {
    const { account } = await readAnyJson(context.req.raw);
    emulator.reset(account === undefined ? undefined : parseAccountName(account));
    return Response.json({});
  });
  app.post('/emulator/faults', async (context) => {
    // JSON has no undefined.
    const changes = Object.entries(await readAnyJson(context.req.raw)).map(([name, value]) => [
      name,
      value ?? undefined,
    ]);
    emulator.setFaults(Object.fromEntries(changes) as Partial<CommonFaults>);
    return Response.json({});
  });
  app.all('*', async (context) => emulator.fetch(await standardRequest(context.req.raw)));
  app.onError((error) => {
    if (error instanceof SyntaxError || (error instanceof TypeError && error.message !== connectionLost))
      return Response.json({ error: error.message }, { status: 400 });
    throw error;
  });
  return async (request) => app.fetch(request);
}

/** A server's request may be of a class of its own. */
async function standardRequest(request: Request): Promise<Request> {
  const { url, method, headers, signal } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, signal, ...(hasBody && { body: await request.arrayBuffer() }) });
}

/** Throws a `TypeError` that says which there are. */
export function parseAccountName(name: unknown): AccountName {
  const known = accountNames.find((each) => each === name);
  if (known) return known;
  throw new TypeError(`Unknown account "${String(name)}". Valid ones: ${accountNames.join(', ')}`);
}

/** Reads a body of any media type, so that browsers can send it without a preflight. Empty counts as `{}`. */
async function readAnyJson(request: Request): Promise<JsonObject> {
  const text = await request.text();
  const body: unknown = text.trim() === '' ? {} : JSON.parse(text);
  if (!isJsonObject(body)) throw new TypeError('The request must be a JSON object');
  return body;
}
