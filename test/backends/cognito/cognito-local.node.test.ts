import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { generateSync } from 'otplib';
import { cognitoBackend, type CognitoBackend } from '../../../src/backends/cognito/index.js';
import type { EnrollmentChallenge } from '../../../src/model/enrollment.js';
import { codeOf, errorOf, options } from './connect.js';

const start = join(createRequire(import.meta.url).resolve('cognito-local'), '../bin/start.js');
const sentCode = '421337';
const password = 'Correct-Horse-9';

/** Another program that speaks the API, for what it covers. Where it differs from the service, a test says how. */
describe('the Cognito backend with cognito-local', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cognito-local-'));
  let program: ChildProcess;
  let client: CognitoIdentityProviderClient;
  let backend: CognitoBackend;
  let accessToken = '';

  before(async () => {
    program = spawn(process.execPath, [start], {
      cwd: folder,
      env: { ...process.env, PORT: '0', CODE: sentCode, NODE_ENV: 'test' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let endpoint: string | undefined;
    let output = '';
    for await (const text of program.stdout?.setEncoding('utf8') ?? []) {
      output += String(text);
      endpoint = /running on (http:\/\/\S+?:\d+)/.exec(output)?.[1];
      if (endpoint) break;
    }
    assert.ok(endpoint, output);
    endpoint = `http://127.0.0.1:${new URL(endpoint).port}`;
    client = new CognitoIdentityProviderClient({
      region: 'eu-west-1',
      endpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({
        PoolName: 'Harbour',
        MfaConfiguration: 'OPTIONAL',
        AutoVerifiedAttributes: ['phone_number'],
      }),
    );
    const UserPoolId = UserPool?.Id;
    const { UserPoolClient } = await client.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'page' }),
    );
    const Username = 'ada@example.com';
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: [{ Name: 'phone_number', Value: '+12065550100' }],
      }),
    );
    await client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    );
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: UserPoolClient?.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: password },
      }),
    );
    accessToken = AuthenticationResult?.AccessToken ?? '';
    backend = cognitoBackend({ endpoint, accessToken, enroll: ['passkey', 'password', 'totp', 'phone'] });
  });

  after(async () => {
    client.destroy();
    program.stdout?.destroy();
    program.kill();
    if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  const listed = async () => (await backend.list(options)).methods;

  it('lists the person, and tells the developer that it has neither passkeys nor first factors', async () => {
    const { methods, problems } = await backend.list(options);
    assert.deepEqual(
      methods.map(({ type, confirmed }) => [type, confirmed]),
      [
        ['password', true],
        ['phone', false],
      ],
    );
    // It answers 500 `CognitoLocal#Unsupported`; the service would answer 400 `UnknownOperationException`.
    assert.deepEqual(
      problems.map(({ code, status }) => [code, status]),
      [
        ['unsupported_by_backend', undefined],
        ['unsupported_by_backend', undefined],
      ],
    );
  });

  it('sets an authenticator app up', async () => {
    const challenge = await backend.startEnrollment('totp', {}, options);
    assert.ok('barcodeUri' in challenge);
    const secret = new URL(challenge.barcodeUri).searchParams.get('secret') ?? '';
    const code = generateSync({ secret });
    const wrong = String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');
    // It says `CodeMismatchException` where the service says `EnableSoftwareTokenMFAException`: both are a wrong code.
    const refused = await errorOf(backend.completeEnrollment(challenge, { code: wrong }, options));
    assert.equal(refused.code, 'invalid_code');
    assert.match(refused.message, /CodeMismatchException/);
    await backend.completeEnrollment(challenge, { code }, options);
    const app = (await listed()).find(({ type }) => type === 'totp');
    assert.equal(app?.enabled, undefined);
  });

  it('verifies a number, and makes it the default', async () => {
    const number = { phoneNumber: '+12025550177', channel: 'sms' } as const;
    const challenge = (await backend.startEnrollment(
      'phone',
      number,
      options,
    )) as EnrollmentChallenge['phone'];
    const completing = backend.completeEnrollment(challenge, { code: '000000' }, options);
    assert.equal(await codeOf(completing), 'invalid_code');
    // It answers `{}` without details of the delivery.
    const again = await backend.resendCode(challenge, options);
    await backend.completeEnrollment(again, { code: sentCode }, options);
    await listed();
    await backend.setPreferred('cognito:phone', options);
    const phone = (await listed()).find(({ type }) => type === 'phone');
    assert.deepEqual(phone?.type === 'phone' && [phone.phoneNumber, phone.preferred], [
      number.phoneNumber,
      true,
    ]);
  });

  it('switches off, where it forgets the default: the service keeps what is left out', async () => {
    await listed();
    await backend.setEnabled('cognito:totp', false, options);
    const { PreferredMfaSetting, UserMFASettingList } = await client.send(
      new GetUserCommand({ AccessToken: accessToken }),
    );
    assert.deepEqual(UserMFASettingList, ['SMS_MFA']);
    assert.equal(PreferredMfaSetting, undefined);
    const app = (await listed()).find(({ type }) => type === 'totp');
    assert.equal(app?.enabled, false);
  });

  it('changes the password, and calls a wrong one a new one that is refused: the service tells them apart', async () => {
    const challenge = await backend.startEnrollment('password', {}, options);
    assert.ok('currentPasswordRequired' in challenge && challenge.currentPasswordRequired);
    const change = (currentPassword: string) =>
      codeOf(
        backend.completeEnrollment(challenge, { newPassword: 'Larch-Otter-58!', currentPassword }, options),
      );
    assert.equal(await change('wrong'), 'password_refused');
    assert.equal(await change(password), 'done');
  });
});
