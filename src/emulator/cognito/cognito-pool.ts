import type { RelyingParty } from '../relying-party.js';
import type { OutboxMessage } from '../tenant.js';
import type { CognitoAccount } from './cognito-account.js';
import type { CognitoFaults } from './cognito-faults.js';

export type Fields = Readonly<Record<string, unknown>>;

/** What the operations work with. */
export interface CognitoPool {
  readonly account: CognitoAccount;
  readonly faults: CognitoFaults;
  readonly relyingParty: RelyingParty;
  send(message: Pick<OutboxMessage, 'to' | 'channel' | 'code'>): void;
}

/** Carries out an operation. `undefined` for one without a result. */
export type OperationHandler = (fields: Fields, pool: CognitoPool) => unknown;
