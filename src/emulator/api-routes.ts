import { Hono, type Context } from 'hono';
import { maxMethods } from './account.js';
import { authorize, type VerifyToken } from './authorize.js';
import { ConnectionLost, failureProblem, spoiledAnswer } from './failure-answer.js';
import { readJsonObject } from './fields.js';
import { listJson, methodJson, methodLocation } from './method-json.js';
import { isMethodType, methodTypes } from './method-record.js';
import { confirmMethod, createMethod, deleteMethod, findMethod, updateMethod } from './methods-service.js';
import { operations, type LimitName, type OperationName } from './operations.js';
import { Problem, problemResponse, validationProblem } from './problem.js';
import type { RateLimitState } from './rate-limits.js';
import type { Tenant } from './tenant.js';

type Handler = (context: Context, id: string) => Response | Promise<Response>;

const secondaryOnly = ['totp', 'push-notification', 'recovery-code', 'webauthn-platform', 'webauthn-roaming'];
const primaryOnly = ['password', 'passkey'];

/** The My Account API: https://auth0.com/docs/api/myaccount */
export function apiRoutes(tenant: Tenant, verifyToken: VerifyToken | undefined): Hono {
  const takeRateLimit = (name: LimitName | undefined): RateLimitState => {
    const state = tenant.rateLimits.take(name, tenant.faults.plan);
    return tenant.faults.globalRateLimit ? { ...state, remaining: 0, retryAfter: 30 } : state;
  };

  const refuseOverLimit = (state: RateLimitState): void => {
    if (state.retryAfter === undefined) return;
    const headers = {
      'retry-after': String(state.retryAfter),
      ...(tenant.faults.globalRateLimit && { 'x-auth0-error-kind': 'global-rate-limit' }),
    };
    throw new Problem(429, 'A0E-429-0003', 'Too many requests', { headers });
  };

  const answer = async (
    context: Context,
    name: OperationName,
    limit: LimitName | undefined,
    handler: Handler,
  ) => {
    const request = context.req.raw;
    let state = takeRateLimit(undefined);
    let response: Response;
    try {
      await authorize(request, operations[name], tenant, verifyToken);
      state = takeRateLimit(limit);
      refuseOverLimit(state);
      response = await handler(context, context.req.param('id') ?? '');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      response = problemResponse(error, tenant.faults);
    }
    setRateLimitHeaders(response.headers, state);
    if (tenant.faults.dpopNonce && response.ok && request.headers.has('dpop')) {
      response.headers.set('dpop-nonce', tenant.dpopProofs.nonce());
    }
    return response;
  };

  const operation =
    (name: OperationName, limit: (context: Context) => LimitName | undefined, handler: Handler) =>
    async (context: Context): Promise<Response> => {
      const failure = tenant.failures.next(name);
      if (failure?.as === 'drop') throw new ConnectionLost();
      if (typeof failure?.as === 'number') {
        const response = problemResponse(failureProblem(failure, failure.as), tenant.faults);
        setRateLimitHeaders(response.headers, takeRateLimit(undefined));
        return response;
      }
      const response = await answer(context, name, limit(context), handler);
      return failure ? spoiledAnswer(response, failure) : response;
    };

  const unlimited = (): undefined => undefined;
  const write = (): LimitName => 'write';

  const withLocation = (status: number, id: string, body: unknown): Response => {
    const location = methodLocation(id, tenant.origin, tenant.faults);
    return Response.json(body, { status, headers: location === undefined ? {} : { location } });
  };

  const routes = new Hono();
  routes.get(
    '/factors',
    operation('getFactors', unlimited, () => {
      const { factorsStatus, factorsListPrimary, disabledTypes } = tenant.faults;
      if (factorsStatus !== 200) {
        throw new Problem(factorsStatus, `A0E-${String(factorsStatus)}-0001`, 'Factors are not available');
      }
      const types = methodTypes.filter(
        (type) => !disabledTypes.includes(type) && (factorsListPrimary || !primaryOnly.includes(type)),
      );
      return Response.json({ factors: types.map((type) => ({ type, usage: factorUsage(type) })) });
    }),
  );
  routes.get(
    '/authentication-methods',
    operation(
      'getAuthenticationMethods',
      (context) => (context.req.query('type') === undefined ? 'list' : 'typedList'),
      (context) => {
        const type = context.req.query('type');
        if (type !== undefined && !isMethodType(type)) {
          const detail = `"type" must be one of ${methodTypes.join(', ')}`;
          throw validationProblem([{ detail, field: 'type', source: 'query' }]);
        }
        const methods = tenant.account.methods.filter((method) => type === undefined || method.type === type);
        const list = listJson(methods.slice(0, maxMethods), tenant.faults);
        return Response.json({ authentication_methods: list });
      },
    ),
  );
  routes.post(
    '/authentication-methods',
    operation('createAuthenticationMethod', write, async (context) => {
      const created = createMethod(tenant, await readJsonObject(context.req.raw));
      return withLocation(202, created.id, created.answer);
    }),
  );
  routes.get(
    '/authentication-methods/:id',
    operation('getAuthenticationMethod', unlimited, (_context, id) => {
      const method = findMethod(tenant, id);
      if (!method) throw new Problem(404, 'A0E-404-0001', 'authentication_method_not_found');
      return Response.json(methodJson(method, tenant.faults));
    }),
  );
  routes.patch(
    '/authentication-methods/:id',
    operation('updateAuthenticationMethod', unlimited, async (context, id) =>
      Response.json(updateMethod(tenant, id, await readJsonObject(context.req.raw))),
    ),
  );
  routes.delete(
    '/authentication-methods/:id',
    operation('deleteAuthenticationMethod', write, (_context, id) => {
      deleteMethod(tenant, id);
      return new Response(null, { status: 204 });
    }),
  );
  routes.post(
    '/authentication-methods/:id/verify',
    operation('confirmAuthenticationMethod', write, async (context, id) => {
      const { raw } = context.req;
      const method = await confirmMethod(tenant, id, await readJsonObject(raw), raw);
      return withLocation(201, method.id, methodJson(method, tenant.faults));
    }),
  );
  return routes;
}

function factorUsage(type: string): readonly string[] {
  if (primaryOnly.includes(type)) return ['primary'];
  return secondaryOnly.includes(type) ? ['secondary'] : ['primary', 'secondary'];
}

function setRateLimitHeaders(headers: Headers, state: RateLimitState): void {
  headers.set('x-ratelimit-limit', String(state.limit));
  headers.set('x-ratelimit-remaining', String(state.remaining));
  headers.set('x-ratelimit-reset', String(state.reset));
}
