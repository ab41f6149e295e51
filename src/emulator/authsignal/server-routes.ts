import { Hono, type Context } from 'hono';
import type { JsonObject } from '../fields.js';
import { person } from '../person.js';
import { randomToken } from '../random.js';
import { serverItem } from './authenticator-record.js';
import type { AuthsignalState } from './authsignal-state.js';
import { challengeRoutes } from './challenge-routes.js';
import { invalidRequest, Refusal } from './refusal.js';
import { emailPattern, optionalText, phonePattern, readBody, requireText } from './request-body.js';

/** The API for servers, below `/v1`. Every request needs the secret, as the user name of Basic. */
export function serverRoutes(state: AuthsignalState, secretKey: string): Hono {
  const app = new Hono();

  app.use('*', async ({ req }, next) => {
    if (req.header('authorization') !== `Basic ${btoa(`${secretKey}:`)}`)
      throw new Refusal(401, 'unauthorized', 'The request is unauthorized. Check the secret and the region.');
    await next();
  });

  const isPerson = (context: Context): boolean => context.req.param('userId') === person.userId;

  app.get('/authenticators', () => Response.json(state.configured));

  app.get('/users/:userId', (context) => {
    if (!isPerson(context))
      return Response.json({ isEnrolled: false, emailVerified: false, phoneNumberVerified: false });
    const { verified } = state;
    const methods = [...new Set(verified.map(({ verificationMethod }) => verificationMethod))];
    return Response.json({
      isEnrolled: verified.length > 0,
      ...state.attributes,
      emailVerified: verified.some(({ email }) => email !== undefined && email === state.attributes.email),
      phoneNumberVerified: verified.some(({ phoneNumber }) => phoneNumber !== undefined),
      enrolledVerificationMethods: methods,
      allowedVerificationMethods: allowedMethods(state),
    });
  });

  app.patch('/users/:userId', async ({ req }) => {
    const body = await readBody(req.raw);
    const names = ['email', 'phoneNumber', 'username', 'displayName'] as const;
    const given = names.flatMap((name) => {
      const value = optionalText(body, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    state.attributes = { ...state.attributes, ...Object.fromEntries(given) };
    return Response.json(state.attributes);
  });

  app.delete('/users/:userId', (context) => {
    if (isPerson(context)) {
      state.authenticators = [];
      state.attributes = {};
    }
    return new Response(null, { status: 204 });
  });

  app.get('/users/:userId/authenticators', (context) =>
    Response.json(
      isPerson(context) ? state.authenticators.map((each) => serverItem(each, person.userId)) : [],
    ),
  );

  app.post('/users/:userId/authenticators', async ({ req }) => {
    const body = await readBody(req.raw);
    const verificationMethod = requireText(
      body,
      'verificationMethod',
      /^(?:SMS|WHATSAPP|EMAIL_OTP|EMAIL_MAGIC_LINK)$/,
    );
    const isPhone = verificationMethod === 'SMS' || verificationMethod === 'WHATSAPP';
    const isDefault = body.isDefault === true;
    if (isDefault) state.authenticators = state.authenticators.map((each) => ({ ...each, isDefault: false }));
    const record = state.markVerified(
      state.addPending({
        verificationMethod,
        isDefault,
        ...(isPhone
          ? { phoneNumber: requireText(body, 'phoneNumber', phonePattern) }
          : { email: requireText(body, 'email', emailPattern) }),
      }),
    );
    return Response.json({ authenticator: serverItem(record, person.userId) });
  });

  // The last one is removed, too: the host must guard it.
  app.delete('/users/:userId/authenticators/:id', (context) => {
    const id = context.req.param('id');
    const isKnown = isPerson(context) && state.find(id) !== undefined;
    if (!isKnown && state.faults.repeatedRemoval === 404)
      throw new Refusal(404, 'invalid_request', 'The authenticator was not found.');
    if (isKnown) state.remove(id);
    return new Response(null, { status: 204 });
  });

  app.post('/users/:userId/actions/:action', async ({ req }) => {
    const body = await readBody(req.raw);
    const { userId, action: actionCode } = req.param();
    const idempotencyKey = optionalText(body, 'idempotencyKey') ?? randomToken(12);
    const isEnrolled = userId === person.userId && state.verified.length > 0;
    const tracked = {
      userId,
      actionCode,
      createdAt: state.isoNow(),
      state: isEnrolled ? 'CHALLENGE_REQUIRED' : 'ALLOW',
    };
    state.actions.set(idempotencyKey, tracked);
    const scope = optionalText(body, 'scope') ?? '';
    const token = await state.tokens.issue({ scope, userId, actionCode, idempotencyKey });
    const enrolled = isEnrolled ? state.verified : [];
    return Response.json({
      state: tracked.state,
      idempotencyKey,
      url: `https://mfa.authsignal.com/?token=${token}`,
      token,
      isEnrolled,
      enrolledVerificationMethods: [...new Set(enrolled.map((each) => each.verificationMethod))],
      allowedVerificationMethods: allowedMethods(state),
      defaultVerificationMethod: enrolled.find((each) => each.isDefault)?.verificationMethod,
      ruleIds: [],
    });
  });

  app.get('/users/:userId/actions/:action/:key', ({ req }) => {
    const action = state.actions.get(req.param('key'));
    if (!action) throw new Refusal(404, 'invalid_request', 'The action was not found.');
    const { state: actionState, createdAt, verificationMethod } = action;
    return Response.json({ state: actionState, createdAt, stateUpdatedAt: createdAt, verificationMethod });
  });

  app.post('/validate', async ({ req }) => Response.json(validate(state, await readBody(req.raw))));
  app.route('/', challengeRoutes(state));
  return app;
}

function validate(state: AuthsignalState, body: JsonObject): JsonObject {
  const facts = state.tokens.find(requireText(body, 'token'));
  if (!facts) throw invalidRequest('The token is not valid.');
  const { userId, actionCode, idempotencyKey, isExpired } = facts;
  const { action = actionCode, userId: expected = userId } = body;
  const tracked = state.actions.get(idempotencyKey);
  const isValid =
    !isExpired && action === actionCode && expected === userId && tracked?.state === 'CHALLENGE_SUCCEEDED';
  return {
    isValid,
    state: tracked?.state ?? 'CHALLENGE_REQUIRED',
    userId,
    actionCode,
    idempotencyKey,
    ...(tracked?.verificationMethod !== undefined && { verificationMethod: tracked.verificationMethod }),
  };
}

function allowedMethods({ configured }: AuthsignalState): readonly string[] {
  return configured.flatMap(({ isActive, verificationMethod }) => (isActive ? [verificationMethod] : []));
}
