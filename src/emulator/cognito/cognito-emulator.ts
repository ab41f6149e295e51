import {
  changedFaults,
  emulatedFetch,
  listResponse,
  type AccountName,
  type BackendEmulator,
} from '../backend-emulator.js';
import { isJsonObject } from '../fields.js';
import { randomText } from '../random.js';
import type { RelyingParty } from '../relying-party.js';
import type { OutboxMessage } from '../tenant.js';
import * as attributes from './attributes.js';
import { createChangePassword } from './change-password.js';
import { cognitoAccount, type CognitoAccount } from './cognito-account.js';
import { noCognitoFaults, type CognitoFaults } from './cognito-faults.js';
import type { CognitoPool, Fields, OperationHandler } from './cognito-pool.js';
import { CognitoRefusal, brokenConstraint, notAuthorized } from './cognito-refusal.js';
import * as passkeys from './passkeys.js';
import * as secondSteps from './second-steps.js';

export interface CognitoEmulatorOptions {
  /** Default `http://localhost:4400`. */
  readonly origin?: string;
  /** Default `typical`. */
  readonly account?: AccountName;
  /** Default: `localhost`. */
  readonly relyingParty?: RelyingParty;
}

/** A user pool with one person, in memory. Every path answers, as behind a proxy. */
export interface CognitoEmulator extends BackendEmulator<CognitoFaults> {
  readonly userPoolId: string;
  /** As the pool stores it. */
  readonly account: CognitoAccount;
}

/** The operations that only read. */
const lists: readonly string[] = ['GetUser', 'GetUserAuthFactors', 'ListWebAuthnCredentials'];

export function createCognitoEmulator(options: CognitoEmulatorOptions = {}): CognitoEmulator {
  const origin = new URL(options.origin ?? 'http://localhost:4400').origin;
  let accountName = options.account ?? 'typical';
  const account = cognitoAccount(accountName);
  const tokens = new Map<string, { isRevoked: boolean }>();
  let outbox: readonly OutboxMessage[] = [];
  let faults = noCognitoFaults;
  const pool: CognitoPool = {
    account,
    get faults() {
      return faults;
    },
    relyingParty: options.relyingParty ?? { id: 'localhost', name: 'localhost' },
    send: (message) => {
      outbox = [...outbox, { ...message, sentAt: new Date().toISOString() }];
    },
  };
  const operations: Readonly<Record<string, OperationHandler>> = {
    GetUser: attributes.getUser,
    GetUserAuthFactors: attributes.getUserAuthFactors,
    UpdateUserAttributes: attributes.updateUserAttributes,
    GetUserAttributeVerificationCode: attributes.getUserAttributeVerificationCode,
    VerifyUserAttribute: attributes.verifyUserAttribute,
    DeleteUserAttributes: attributes.deleteUserAttributes,
    AssociateSoftwareToken: secondSteps.associateSoftwareToken,
    VerifySoftwareToken: secondSteps.verifySoftwareToken,
    SetUserMFAPreference: secondSteps.setUserMfaPreference,
    ListWebAuthnCredentials: passkeys.listWebAuthnCredentials,
    StartWebAuthnRegistration: passkeys.startWebAuthnRegistration,
    CompleteWebAuthnRegistration: passkeys.completeWebAuthnRegistration,
    DeleteWebAuthnCredential: passkeys.deleteWebAuthnCredential,
    ChangePassword: createChangePassword(),
  };

  const answer = async (request: Request): Promise<Response> => {
    try {
      return await perform(request);
    } catch (error) {
      if (error instanceof CognitoRefusal) return error.toResponse();
      throw error;
    }
  };

  const perform = async (request: Request): Promise<Response> => {
    const [service, name = ''] = (request.headers.get('x-amz-target') ?? '').split('.');
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (request.method !== 'POST' || service !== 'AWSCognitoIdentityProviderService' || !operation)
      throw new CognitoRefusal('UnknownOperationException', '');
    if (!/^application\/x-amz-json-1\.[01]$/.test(request.headers.get('content-type') ?? ''))
      throw new CognitoRefusal('SerializationException', '', 415);
    if (faults.throttled) throw new CognitoRefusal('TooManyRequestsException', 'Rate exceeded');
    if (faults.status !== undefined) throw refusalOnDemand(faults);
    const fields = await readFields(request);
    checkToken(fields);
    const lacking = faults.lacking[name];
    if (lacking) throw new CognitoRefusal(lacking, `${name} is not possible in this pool`);
    const result = await operation(fields, pool);
    if (faults.lost.includes(name)) throw new TypeError('Failed to fetch');
    const isVoid = Object.keys(result ?? {}).length === 0;
    const text = isVoid && faults.emptyBodies ? '' : JSON.stringify(result ?? {});
    return listResponse(
      faults.body === 'null-list' && name === 'GetUser' ? text.replace(/\[\{.*?\}\]/, 'null') : text,
      lists.includes(name) ? faults : noCognitoFaults,
      'application/x-amz-json-1.1',
    );
  };

  const checkToken = ({ AccessToken: token }: Fields): void => {
    if (token === undefined) throw brokenConstraint('accessToken', 'not be null');
    if (typeof token !== 'string' || !/^[\w=.-]+$/.test(token))
      throw brokenConstraint('accessToken', 'satisfy regular expression pattern: [A-Za-z0-9-_=.]+');
    const issued = tokens.get(token);
    if (!issued) throw notAuthorized('Invalid Access Token');
    if (issued.isRevoked) throw notAuthorized('Access Token has been revoked');
    if (faults.expiredTokens) throw notAuthorized('Access Token has expired');
    if (faults.withheldScope) throw notAuthorized('Access Token does not have required scopes');
  };

  return {
    origin,
    userPoolId: 'eu-west-1_AbCdEf123',
    account,
    get outbox() {
      return outbox;
    },
    fetch: emulatedFetch(origin, () => faults, answer),
    issueToken: () => {
      // The form of a JWT; nobody reads it.
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const token = [36, 90, 86].map((length) => randomText(length, alphabet)).join('.');
      tokens.set(token, { isRevoked: false });
      return token;
    },
    revokeTokens: () => {
      for (const token of tokens.values()) token.isRevoked = true;
    },
    get faults() {
      return faults;
    },
    setFaults: (changes) => {
      faults = changedFaults(faults, changes);
    },
    reset: (name = accountName) => {
      accountName = name;
      faults = noCognitoFaults;
      outbox = [];
      Object.assign(account, cognitoAccount(name));
    },
  };
}

function refusalOnDemand({ status = 500, retryAfter }: CognitoFaults): CognitoRefusal {
  const type = status === 429 ? 'TooManyRequestsException' : 'InternalErrorException';
  return new CognitoRefusal(type, 'Refused on demand', status, retryAfter);
}

async function readFields(request: Request): Promise<Fields> {
  try {
    const body: unknown = await request.json();
    if (isJsonObject(body)) return body;
  } catch {
    // Refused below.
  }
  throw new CognitoRefusal('SerializationException', '');
}
