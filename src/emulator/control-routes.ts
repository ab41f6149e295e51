import { Hono } from 'hono';
import { parseFaults } from './faults.js';
import { isJsonObject, type JsonObject } from './fields.js';
import { parseScenarioName } from './scenarios.js';
import type { Tenant } from './tenant.js';

/**
 * Lets tests control the emulator; the real API has none of these paths. Invalid input is answered with a 400
 * that says what is valid.
 */
export function controlRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get('/outbox', () => Response.json(tenant.outbox));
  routes.get('/state', () => Response.json(stateJson(tenant)));
  routes.post('/push/approve', () => Response.json({ approved: tenant.approvePush() }));
  routes.post('/push/refuse', () => Response.json({ refused: tenant.secondSteps.answerPushes('refused') }));
  routes.post('/reset', async (context) => {
    const { scenario = tenant.scenario } = await readAnyJson(context.req.raw);
    tenant.reset(parseScenarioName(scenario));
    return Response.json(stateJson(tenant));
  });
  routes.post('/faults', async (context) => {
    tenant.setFaults(parseFaults(await readAnyJson(context.req.raw)));
    return Response.json(tenant.faults);
  });
  routes.onError((error) => {
    if (error instanceof TypeError || error instanceof SyntaxError) {
      return Response.json({ error: error.message }, { status: 400 });
    }
    throw error;
  });
  return routes;
}

/** Reads a body of any media type, so that browsers can send it without a preflight. Empty counts as `{}`. */
async function readAnyJson(request: Request): Promise<JsonObject> {
  const text = await request.text();
  if (text.trim() === '') return {};
  const body: unknown = JSON.parse(text);
  if (!isJsonObject(body)) throw new TypeError('The request must be a JSON object');
  return body;
}

function stateJson(tenant: Tenant): JsonObject {
  return {
    scenario: tenant.scenario,
    now: tenant.isoNow(),
    openSessions: tenant.sessions.size,
    faults: tenant.faults,
    methods: tenant.account.methods,
  };
}
