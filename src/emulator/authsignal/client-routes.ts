import { Hono } from 'hono';
import { listResponse } from '../backend-emulator.js';
import { clientItem, olderItem } from './authenticator-record.js';
import type { AuthsignalState } from './authsignal-state.js';
import { enrollmentRoutes } from './enrollment-routes.js';
import { refuseOnDemand, invalidRequest } from './refusal.js';
import { requireScope } from './verification.js';
import { verifyRoutes } from './verify-routes.js';
import { webauthnRoutes } from './webauthn-routes.js';

/** The API for browsers, below `/v1/client`. */
export function clientRoutes(state: AuthsignalState): Hono {
  const app = new Hono();

  app.get('/user-authenticators', ({ req }) => {
    const { scopes } = state.tokens.require(req.raw);
    const { faults } = state;
    if (faults.readScopeNeeded) requireScope(state, scopes, 'read:authenticators');
    const items = state.authenticators
      .map(clientItem)
      .map((item) => (faults.olderItems ? olderItem(item) : item))
      .map((item) => (faults.snakeCase ? inSnakeCase(item) : item))
      .map((item, index) => (faults.itemWithoutId && index === 0 ? withoutId(item) : item));
    const text = JSON.stringify(faults.body === 'null-list' ? null : items);
    return listResponse(text, faults, 'application/json');
  });

  app.get('/authenticators', ({ req }) => {
    state.tokens.require(req.raw);
    refuseOnDemand(state.faults.availableStatus);
    return Response.json(state.configured);
  });

  // Whether a passkey is known. Asked without a person's token.
  app.get('/user-authenticators/passkey', ({ req }) => {
    const ids = (req.query('credentialIds') ?? '').split(',');
    const record = state.verified.find(({ webauthnCredential }) =>
      ids.includes(webauthnCredential?.credentialId ?? ''),
    );
    if (!record) throw invalidRequest('No such credential.');
    const { verifiedAt, webauthnCredential } = record;
    return Response.json({ credentialId: webauthnCredential?.credentialId, verifiedAt });
  });

  // These are signed with a key of the device's own.
  app.post('/user-authenticators/:kind{push|in-app|qr-code}/remove', ({ req }) => {
    state.tokens.require(req.raw);
    throw invalidRequest('The signature is not valid.');
  });

  app.route('/', enrollmentRoutes(state));
  app.route('/', webauthnRoutes(state));
  app.route('/', verifyRoutes(state));
  return app;
}

function inSnakeCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(
    ([name, member]) =>
      [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), inSnakeCase(member)] as const,
  );
  return Object.fromEntries(members);
}

function withoutId(item: unknown): object {
  return Object.fromEntries(
    Object.entries(item ?? {}).filter(([name]) => !/^user_?authenticator_?id$/i.test(name)),
  );
}
