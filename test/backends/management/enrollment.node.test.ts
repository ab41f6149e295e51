import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { managementBackend } from '../../../src/backends/management/index.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { EnrollmentInput } from '../../../src/model/enrollment.js';
import type { RegistrationResponseJSON } from '../../../src/model/webauthn-dictionaries.js';
import { apiBase } from './pass-through-proxy.js';

const options = { signal: new AbortController().signal };

/** A backend whose server answers each request with the next of these. */
function answering(...answers: readonly (() => Response)[]) {
  const requests: { readonly line: string; readonly body: unknown }[] = [];
  const backend = managementBackend({
    apiBase,
    enroll: ['phone', 'email', 'totp', 'webauthn-roaming', 'passkey'],
    fetcher: (input, init) => {
      const line = `${init.method ?? ''} ${new URL(input).pathname.replace('/api/sign-in', '')}`;
      requests.push({ line, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
      const answer = answers[requests.length - 1];
      return answer ? Promise.resolve(answer()) : Promise.reject(new Error('It has no more answers'));
    },
  });
  return { backend, requests };
}

const json = (status: number, body: unknown) => () => Response.json(body, { status });

const publicKey = {
  rp: { id: 'host.test', name: 'Host' },
  user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
};

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    ({ code }: AuthMethodsError) => code,
  );

describe('an enrollment through the proxy', () => {
  const phone = { phoneNumber: '+12025550177', channel: 'voice' } as const;

  for (const [type, input, body, answer, challenge] of [
    [
      ...(['phone', phone] as const),
      { type: 'phone', phone_number: '+12025550177', preferred_authentication_method: 'voice' },
      ...[{ auth_session: 's' }, {}],
    ],
    [
      ...(['email', { email: 'ada@example.org' }] as const),
      { type: 'email', email: 'ada@example.org' },
      ...[{ auth_session: 's' }, {}],
    ],
    [
      ...(['totp', {}] as const),
      { type: 'totp' },
      {
        auth_session: 's',
        barcode_uri: 'otpauth://totp/x?secret=A',
        manual_input_code: 'A',
        totp_secret: 'B',
      },
      { barcodeUri: 'otpauth://totp/x?secret=A', manualInputCode: 'A' },
    ],
    [
      ...(['webauthn-roaming', {}] as const),
      { type: 'webauthn-roaming' },
      { auth_session: 's', authn_params_public_key: publicKey },
      { publicKey: { ...publicKey, excludeCredentials: [] } },
    ],
    [
      ...(['passkey', {}] as const),
      { type: 'passkey' },
      { auth_session: 's', authn_params_public_key: publicKey },
      { publicKey: { ...publicKey, excludeCredentials: [] } },
    ],
  ] as const) {
    it(`begins with a challenge: ${type}`, async () => {
      const { backend, requests } = answering(json(202, answer));
      const started = await backend.startEnrollment!(type, input as EnrollmentInput[typeof type], options);
      assert.deepEqual(started, { type, session: 's', id: '', ...challenge });
      assert.deepEqual(requests, [{ line: 'POST /me/authentication-methods', body }]);
    });
  }

  it('ends with the proof, and the method that it brought', async () => {
    const list = [
      { id: 'password|1', type: 'password' },
      { id: 'phone|1', type: 'phone', phone_number: '+12025550170' },
    ];
    const created = { id: 'totp|2', type: 'totp', confirmed: true, totp_secret: 'SECRET' };
    const { backend, requests } = answering(json(200, list), json(201, created));
    await backend.list(options);
    const challenge = { type: 'totp', session: 's', id: '', barcodeUri: 'otpauth://totp/x' } as const;
    const result = await backend.completeEnrollment!<'totp'>(challenge, { code: '123456' }, options);
    const method = { id: 'totp|2', type: 'totp', confirmed: true, usage: ['secondary'], linkedIds: [] };
    assert.deepEqual(result, { method });
    assert.deepEqual(requests[1], {
      line: 'POST /me/authentication-methods/verify',
      body: { auth_session: 's', otp_code: '123456' },
    });
  });

  it('sends a credential as the browser gives it', async () => {
    const credential: RegistrationResponseJSON = {
      ...{ id: 'a', rawId: 'a', type: 'public-key', clientExtensionResults: {} },
      response: {
        ...{ clientDataJSON: 'b', authenticatorData: 'c', transports: ['usb'] },
        ...{ publicKeyAlgorithm: -7, attestationObject: 'd' },
      },
    };
    const { backend, requests } = answering(() => new Response(null, { status: 201 }));
    const challenge = { type: 'webauthn-roaming', session: 's', id: '', publicKey } as const;
    assert.deepEqual(
      await backend.completeEnrollment!<'webauthn-roaming'>(challenge, { credential }, options),
      {},
    );
    assert.deepEqual(requests[0]?.body, { auth_session: 's', authn_response: credential });
  });

  for (const [name, list] of [
    ['it is the first', []],
    ['another one may be removed now', [{ id: 'phone|1', type: 'phone', phone_number: '+12025550170' }]],
  ] as const) {
    it(`leaves the method to the list when ${name}`, async () => {
      const created = { id: 'email|2', type: 'email', email: 'ada@example.org' };
      const { backend } = answering(json(200, list), json(201, created));
      await backend.list(options);
      assert.deepEqual(await backend.startEnrollment!('email', { email: 'ada@example.org' }, options), {
        result: {},
      });
    });
  }

  it('is finished at once where a server adds the method without a proof', async () => {
    const created = { id: 'phone|2', type: 'phone', phone_number: '+12025550177' };
    for (const [answer, isKnown] of [
      [json(201, created), true],
      [json(200, created), true],
      [() => new Response(null, { status: 201 }), false],
      [json(200, {}), false],
    ] as const) {
      const { backend } = answering(
        json(200, [
          { id: 'password|1', type: 'password' },
          { id: 'passkey|1', type: 'passkey' },
        ]),
        answer,
      );
      await backend.list(options);
      const started = await backend.startEnrollment!('phone', phone, options);
      assert.ok('result' in started, 'It is finished');
      assert.equal(started.result.method?.id, isKnown ? 'phone|2' : undefined);
    }
  });

  it('has the code sent again, for the same enrollment', async () => {
    const { backend, requests } = answering(
      json(202, { auth_session: 'new' }),
      () => new Response(null, { status: 202 }),
    );
    const challenge = { type: 'phone', session: 'old', id: '' } as const;
    const again = await backend.resendCode!<'phone'>(challenge, options);
    assert.deepEqual(again, { ...challenge, session: 'new' });
    assert.deepEqual(await backend.resendCode!<'phone'>(again, options), again);
    assert.deepEqual(
      requests.map(({ line, body }) => [line, body]),
      [
        ['POST /me/authentication-methods/resend', { auth_session: 'old' }],
        ['POST /me/authentication-methods/resend', { auth_session: 'new' }],
      ],
    );
  });

  for (const [type, answer] of [
    ['phone', {}],
    ['phone', null],
    ['phone', { auth_session: 7 }],
    ['phone', { auth_session: '' }],
    ['totp', { auth_session: 's' }],
    ['totp', { auth_session: 's', barcode_uri: 'javascript:alert(1)' }],
    ['passkey', { auth_session: 's' }],
    ['passkey', { auth_session: 's', authn_params_public_key: null }],
    ['passkey', { auth_session: 's', authn_params_public_key: { ...publicKey, challenge: '<>' } }],
    ['passkey', { auth_session: 's', authn_params_public_key: { ...publicKey, user: {} } }],
  ] as const) {
    it(`does not begin without what it needs: ${type}, ${JSON.stringify(answer)}`, async () => {
      const { backend } = answering(json(202, answer));
      const starting = backend.startEnrollment!(type, phone, options);
      assert.equal(await codeOf(starting), 'invalid_response');
    });
  }

  it('does not begin with 202 and no contents', async () => {
    const { backend } = answering(() => new Response(null, { status: 202 }));
    assert.equal(await codeOf(backend.startEnrollment!('phone', phone, options)), 'invalid_response');
  });

  it('is not possible for what the proxy can’t add', async () => {
    const { backend, requests } = answering();
    assert.equal(
      await codeOf(backend.startEnrollment!('recovery-code', {}, options)),
      'unsupported_by_backend',
    );
    assert.equal(requests.length, 0);
  });
});
