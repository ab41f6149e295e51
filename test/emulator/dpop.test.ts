import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';

import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

import { readProblem, startEmulator, type ApiClient, type Answer } from './support/api-client.js';

const LIST = '/me/v1/authentication-methods';
const PASSWORD = `${LIST}/password%7CdXNlci0xMjM`;
const GRANT = {
  grant_type: 'password',
  username: 'ada@example.com',
  password: 'Correct-Horse-9',
  client_id: 'demo',
} as const;

interface ProofChanges {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
}

/** A client's key, and the proofs it makes by hand: RFC 9449, section 4.2. */
class ProofMaker {
  readonly #key: Awaited<ReturnType<typeof generateKeyPair>>;
  readonly jwk: JWK;

  constructor(key: Awaited<ReturnType<typeof generateKeyPair>>, jwk: JWK) {
    this.#key = key;
    this.jwk = jwk;
  }

  static async create(): Promise<ProofMaker> {
    const key = await generateKeyPair('ES256', { extractable: true });
    return new ProofMaker(key, await exportJWK(key.publicKey));
  }

  thumbprint(): Promise<string> {
    return calculateJwkThumbprint(this.jwk);
  }

  privateJwk(): Promise<JWK> {
    return exportJWK(this.#key.privateKey);
  }

  proof(method: string, url: string, token?: string, changes: ProofChanges = {}): Promise<string> {
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: url,
      iat: Math.floor(Date.now() / 1000),
      ...(token !== undefined && { ath: createHash('sha256').update(token).digest('base64url') }),
      ...changes.claims,
    };
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: this.jwk, ...changes.header })
      .sign(this.#key.privateKey);
  }
}

async function boundClient(api: ApiClient) {
  const maker = await ProofMaker.create();
  const token = await api.emulator.issueToken({ dpopThumbprint: await maker.thumbprint() });
  const send = async (
    method: string,
    path: string,
    changes?: ProofChanges,
    body?: unknown,
  ): Promise<Answer> =>
    api.send(method, path, body, {
      authorization: `DPoP ${token}`,
      dpop: await maker.proof(method, api.origin + path, token, changes),
    });
  return { maker, token, send };
}

function challengeOf(answer: Answer): string {
  return answer.headers.get('www-authenticate') ?? '';
}

describe('DPoP', () => {
  it('lets a bound token with its proof pass, ids with %7C included', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    assert.equal((await send('GET', LIST)).status, 200);
    assert.equal((await send('GET', PASSWORD)).status, 200);
    assert.equal((await send('PATCH', PASSWORD, {}, { name: 'x' })).status, 200);
  });

  it('leaves the query out of the address', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    const path = `${LIST}?type=totp`;
    assert.equal((await send('GET', path, { claims: { htu: api.origin + LIST } })).status, 200);
    assert.equal((await send('GET', path)).status, 200);
    assert.equal((await send('GET', path, { claims: { htu: `${api.origin}${LIST}#x` } })).status, 200);
  });

  it('binds tokens at the token endpoint', async (context) => {
    const api = await startEmulator(context);
    const maker = await ProofMaker.create();
    const dpop = await maker.proof('POST', `${api.origin}/oauth/token`);
    const { body } = await api.send('POST', '/oauth/token', GRANT, { dpop });
    assert.equal(body.token_type, 'DPoP');
    const token = String(body.access_token);
    assert.deepEqual(decodeJwt(token).cnf, { jkt: await maker.thumbprint() });
    const proof = await maker.proof('GET', api.origin + LIST, token);
    const answer = await api.send('GET', LIST, undefined, { authorization: `DPoP ${token}`, dpop: proof });
    assert.equal(answer.status, 200);
  });

  it('refuses a bad proof at the token endpoint', async (context) => {
    const api = await startEmulator(context);
    const maker = await ProofMaker.create();
    const dpop = await maker.proof('GET', `${api.origin}/oauth/token`);
    const answer = await api.send('POST', '/oauth/token', GRANT, { dpop });
    assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_dpop_proof']);
  });

  const now = Math.floor(Date.now() / 1000);
  for (const [what, changes] of [
    ['another type', { header: { typ: 'jwt' } }],
    ['another method', { claims: { htm: 'POST' } }],
    ['another path', { claims: { htu: 'http://localhost/x' } }],
    ['no address', { claims: { htu: undefined } }],
    ['an old date', { claims: { iat: now - 400 } }],
    ['a future date', { claims: { iat: now + 400 } }],
    ['no date', { claims: { iat: undefined } }],
    ['another token’s hash', { claims: { ath: 'x' } }],
    ['no hash', { claims: { ath: undefined } }],
    ['no identifier', { claims: { jti: undefined } }],
    ['an identifier that is no text', { claims: { jti: 7 } }],
    ['no key', { header: { jwk: undefined } }],
    ['an unknown nonce', { claims: { nonce: 'x' } }],
  ] as const) {
    it(`refuses a proof with ${what}`, async (context) => {
      const api = await startEmulator(context);
      const { send } = await boundClient(api);
      const answer = await send('GET', LIST, changes);
      assert.deepEqual([readProblem(answer).status, readProblem(answer).code], [401, 'A0E-401-0002']);
      assert.match(challengeOf(answer), /^DPoP error="(invalid_dpop_proof|use_dpop_nonce)", .*algs="ES256/);
    });
  }

  it('refuses an address whose bar is not encoded as it was sent', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    const claims = { htu: `${api.origin}${PASSWORD.replace('%7C', '|')}` };
    assert.equal((await send('GET', PASSWORD, { claims })).status, 401);
  });

  it('refuses a proof that shows its private key', async (context) => {
    const api = await startEmulator(context);
    const { maker, send } = await boundClient(api);
    assert.equal((await send('GET', LIST, { header: { jwk: await maker.privateJwk() } })).status, 401);
  });

  it('refuses a proof of another key', async (context) => {
    const api = await startEmulator(context);
    const { token } = await boundClient(api);
    const other = await ProofMaker.create();
    const dpop = await other.proof('GET', api.origin + LIST, token);
    const answer = await api.send('GET', LIST, undefined, { authorization: `DPoP ${token}`, dpop });
    assert.match(challengeOf(answer), /^DPoP error="invalid_token"/);
  });

  it('refuses a proof with a changed signature, two proofs, or none', async (context) => {
    const api = await startEmulator(context);
    const { maker, token } = await boundClient(api);
    const authorization = `DPoP ${token}`;
    const proof = await maker.proof('GET', api.origin + LIST, token);
    for (const dpop of [`${proof.slice(0, -4)}AAAA`, `${proof}, ${proof}`, 'x']) {
      assert.equal((await api.send('GET', LIST, undefined, { authorization, dpop })).status, 401);
    }
    const answer = await api.send('GET', LIST, undefined, { authorization });
    assert.match(challengeOf(answer), /^DPoP error="invalid_dpop_proof"/);
  });

  it('takes a proof once', async (context) => {
    const api = await startEmulator(context);
    const { maker, token } = await boundClient(api);
    const headers = {
      authorization: `DPoP ${token}`,
      dpop: await maker.proof('GET', api.origin + LIST, token),
    };
    assert.equal((await api.send('GET', LIST, undefined, headers)).status, 200);
    assert.match(challengeOf(await api.send('GET', LIST, undefined, headers)), /jti/);
  });

  it('refuses a bound token as a bearer token, and a bearer token as a bound one', async (context) => {
    const api = await startEmulator(context);
    const { token, maker } = await boundClient(api);
    const asBearer = await api.send('GET', LIST, undefined, { authorization: `Bearer ${token}` });
    assert.match(challengeOf(asBearer), /^DPoP error="invalid_token"/);
    const dpop = await maker.proof('GET', api.origin + LIST, api.token);
    const asBound = await api.send('GET', LIST, undefined, { authorization: `DPoP ${api.token}`, dpop });
    assert.match(challengeOf(asBound), /^DPoP error="invalid_token"/);
  });

  it('can be required', async (context) => {
    const api = await startEmulator(context, { faults: { dpop: 'required' } });
    const { send } = await boundClient(api);
    assert.match(challengeOf(await api.send('GET', LIST)), /^DPoP error="invalid_token"/);
    api.token = '';
    assert.match(challengeOf(await api.send('GET', LIST)), /^DPoP realm=/);
    assert.equal((await send('GET', LIST)).status, 200);
  });

  it('can demand nonces of the API, and gives a new one with each answer', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const { send } = await boundClient(api);
    const asked = await send('GET', LIST);
    assert.equal(readProblem(asked).status, 401);
    assert.match(challengeOf(asked), /^DPoP error="use_dpop_nonce"/);
    const nonce = asked.headers.get('dpop-nonce') ?? '';
    const answered = await send('GET', LIST, { claims: { nonce } });
    assert.equal(answered.status, 200);
    const next = answered.headers.get('dpop-nonce') ?? '';
    assert.notEqual(next, nonce);
    assert.equal((await send('GET', LIST, { claims: { nonce: next } })).status, 200);
    assert.equal((await send('GET', LIST, { claims: { nonce: 'x' } })).status, 401);
  });

  it('lets nonces expire', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const { send } = await boundClient(api);
    const nonce = (await send('GET', LIST)).headers.get('dpop-nonce') ?? '';
    api.emulator.advanceClock(301_000);
    const claims = { nonce, iat: Math.floor(api.emulator.now() / 1000) };
    assert.match(challengeOf(await send('GET', LIST, { claims })), /use_dpop_nonce/);
  });

  it('can demand nonces at the token endpoint', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const maker = await ProofMaker.create();
    const url = `${api.origin}/oauth/token`;
    const asked = await api.send('POST', '/oauth/token', GRANT, { dpop: await maker.proof('POST', url) });
    assert.deepEqual([asked.status, asked.body.error], [400, 'use_dpop_nonce']);
    const claims = { nonce: asked.headers.get('dpop-nonce') };
    const dpop = await maker.proof('POST', url, undefined, { claims });
    assert.equal((await api.send('POST', '/oauth/token', GRANT, { dpop })).status, 200);
  });

  it('accepts the public address when a proxy stands before it', async (context) => {
    const api = await startEmulator(context, { origin: 'https://login.example.com' });
    const maker = await ProofMaker.create();
    const token = await api.emulator.issueToken({ dpopThumbprint: await maker.thumbprint() });
    const dpop = await maker.proof('GET', `https://login.example.com${LIST}`, token);
    const { emulator } = api;
    const answer = await emulator.fetch(LIST, { headers: { authorization: `DPoP ${token}`, dpop } });
    assert.equal(answer.status, 200);
  });
});
