import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { readProblem, startEmulator, type ApiClient, type Answer } from './support/api-client.js';

const listPath = '/me/v1/authentication-methods';
const passwordPath = `${listPath}/password%7CdXNlci0xMjM`;
const passwordGrant = {
  grant_type: 'password',
  username: 'ada@example.com',
  password: 'Correct-Horse-9',
  client_id: 'demo',
} as const;

interface ProofChanges {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
}

/** A client's key that makes proofs without a library: RFC 9449, section 4.2. */
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
  it('accepts a bound token with its proof, also for ids with %7C', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    assert.equal((await send('GET', listPath)).status, 200);
    assert.equal((await send('GET', passwordPath)).status, 200);
    assert.equal((await send('PATCH', passwordPath, {}, { name: 'x' })).status, 200);
  });

  it('ignores query and fragment of the address in a proof', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    const path = `${listPath}?type=totp`;
    assert.equal((await send('GET', path, { claims: { htu: api.origin + listPath } })).status, 200);
    assert.equal((await send('GET', path)).status, 200);
    assert.equal((await send('GET', path, { claims: { htu: `${api.origin}${listPath}#x` } })).status, 200);
  });

  it('issues a bound token for a proof at the token endpoint', async (context) => {
    const api = await startEmulator(context);
    const maker = await ProofMaker.create();
    const dpop = await maker.proof('POST', `${api.origin}/oauth/token`);
    const { body } = await api.send('POST', '/oauth/token', passwordGrant, { dpop });
    assert.equal(body.token_type, 'DPoP');
    const token = String(body.access_token);
    assert.deepEqual(decodeJwt(token).cnf, { jkt: await maker.thumbprint() });
    const proof = await maker.proof('GET', api.origin + listPath, token);
    const answer = await api.send('GET', listPath, undefined, {
      authorization: `DPoP ${token}`,
      dpop: proof,
    });
    assert.equal(answer.status, 200);
  });

  it('refuses a proof for another method at the token endpoint', async (context) => {
    const api = await startEmulator(context);
    const maker = await ProofMaker.create();
    const dpop = await maker.proof('GET', `${api.origin}/oauth/token`);
    const answer = await api.send('POST', '/oauth/token', passwordGrant, { dpop });
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
    ['an identifier that is not text', { claims: { jti: 7 } }],
    ['no key', { header: { jwk: undefined } }],
    ['an unknown nonce', { claims: { nonce: 'x' } }],
  ] as const) {
    it(`refuses a proof with ${what}`, async (context) => {
      const api = await startEmulator(context);
      const { send } = await boundClient(api);
      const answer = await send('GET', listPath, changes);
      assert.deepEqual([readProblem(answer).status, readProblem(answer).code], [401, 'A0E-401-0002']);
      assert.match(challengeOf(answer), /^DPoP error="(invalid_dpop_proof|use_dpop_nonce)", .*algs="ES256/);
    });
  }

  it('refuses a proof that does not encode the bar as the request does', async (context) => {
    const api = await startEmulator(context);
    const { send } = await boundClient(api);
    const claims = { htu: `${api.origin}${passwordPath.replace('%7C', '|')}` };
    assert.equal((await send('GET', passwordPath, { claims })).status, 401);
  });

  it('refuses a proof that contains its private key', async (context) => {
    const api = await startEmulator(context);
    const { maker, send } = await boundClient(api);
    assert.equal((await send('GET', listPath, { header: { jwk: await maker.privateJwk() } })).status, 401);
  });

  it('refuses a proof signed with another key', async (context) => {
    const api = await startEmulator(context);
    const { token } = await boundClient(api);
    const other = await ProofMaker.create();
    const dpop = await other.proof('GET', api.origin + listPath, token);
    const answer = await api.send('GET', listPath, undefined, { authorization: `DPoP ${token}`, dpop });
    assert.match(challengeOf(answer), /^DPoP error="invalid_token"/);
  });

  it('refuses a changed signature, two proofs, or no proof', async (context) => {
    const api = await startEmulator(context);
    const { maker, token } = await boundClient(api);
    const authorization = `DPoP ${token}`;
    const proof = await maker.proof('GET', api.origin + listPath, token);
    for (const dpop of [`${proof.slice(0, -4)}AAAA`, `${proof}, ${proof}`, 'x']) {
      assert.equal((await api.send('GET', listPath, undefined, { authorization, dpop })).status, 401);
    }
    const answer = await api.send('GET', listPath, undefined, { authorization });
    assert.match(challengeOf(answer), /^DPoP error="invalid_dpop_proof"/);
  });

  it('accepts each proof only once', async (context) => {
    const api = await startEmulator(context);
    const { maker, token } = await boundClient(api);
    const headers = {
      authorization: `DPoP ${token}`,
      dpop: await maker.proof('GET', api.origin + listPath, token),
    };
    assert.equal((await api.send('GET', listPath, undefined, headers)).status, 200);
    assert.match(challengeOf(await api.send('GET', listPath, undefined, headers)), /jti/);
  });

  it('refuses a bound token sent as a bearer token, and the reverse', async (context) => {
    const api = await startEmulator(context);
    const { token, maker } = await boundClient(api);
    const asBearer = await api.send('GET', listPath, undefined, { authorization: `Bearer ${token}` });
    assert.match(challengeOf(asBearer), /^DPoP error="invalid_token"/);
    const dpop = await maker.proof('GET', api.origin + listPath, api.token);
    const asBound = await api.send('GET', listPath, undefined, { authorization: `DPoP ${api.token}`, dpop });
    assert.match(challengeOf(asBound), /^DPoP error="invalid_token"/);
  });

  it('refuses bearer tokens when DPoP is required', async (context) => {
    const api = await startEmulator(context, { faults: { dpop: 'required' } });
    const { send } = await boundClient(api);
    assert.match(challengeOf(await api.send('GET', listPath)), /^DPoP error="invalid_token"/);
    api.token = '';
    assert.match(challengeOf(await api.send('GET', listPath)), /^DPoP realm=/);
    assert.equal((await send('GET', listPath)).status, 200);
  });

  it('demands a nonce for the API when told to, and sends a new one with each answer', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const { send } = await boundClient(api);
    const asked = await send('GET', listPath);
    assert.equal(readProblem(asked).status, 401);
    assert.match(challengeOf(asked), /^DPoP error="use_dpop_nonce"/);
    const nonce = asked.headers.get('dpop-nonce') ?? '';
    const answered = await send('GET', listPath, { claims: { nonce } });
    assert.equal(answered.status, 200);
    const next = answered.headers.get('dpop-nonce') ?? '';
    assert.notEqual(next, nonce);
    assert.equal((await send('GET', listPath, { claims: { nonce: next } })).status, 200);
    assert.equal((await send('GET', listPath, { claims: { nonce: 'x' } })).status, 401);
  });

  it('refuses a nonce after five minutes', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const { send } = await boundClient(api);
    const nonce = (await send('GET', listPath)).headers.get('dpop-nonce') ?? '';
    api.emulator.advanceClock(301_000);
    const claims = { nonce, iat: Math.floor(api.emulator.now() / 1000) };
    assert.match(challengeOf(await send('GET', listPath, { claims })), /use_dpop_nonce/);
  });

  it('demands a nonce at the token endpoint when told to', async (context) => {
    const api = await startEmulator(context, { faults: { dpopNonce: true } });
    const maker = await ProofMaker.create();
    const url = `${api.origin}/oauth/token`;
    const asked = await api.send('POST', '/oauth/token', passwordGrant, {
      dpop: await maker.proof('POST', url),
    });
    assert.deepEqual([asked.status, asked.body.error], [400, 'use_dpop_nonce']);
    const claims = { nonce: asked.headers.get('dpop-nonce') };
    const dpop = await maker.proof('POST', url, undefined, { claims });
    assert.equal((await api.send('POST', '/oauth/token', passwordGrant, { dpop })).status, 200);
  });

  it('accepts proofs for the public address behind a proxy', async (context) => {
    const api = await startEmulator(context, { origin: 'https://login.example.com' });
    const maker = await ProofMaker.create();
    const token = await api.emulator.issueToken({ dpopThumbprint: await maker.thumbprint() });
    const dpop = await maker.proof('GET', `https://login.example.com${listPath}`, token);
    const { emulator } = api;
    const answer = await emulator.fetch(listPath, { headers: { authorization: `DPoP ${token}`, dpop } });
    assert.equal(answer.status, 200);
  });
});
