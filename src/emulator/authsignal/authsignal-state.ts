import type { AccountName } from '../backend-emulator.js';
import { person } from '../person.js';
import { randomCode } from '../random.js';
import type { RelyingParty } from '../relying-party.js';
import type { OutboxMessage } from '../tenant.js';
import type { AuthenticatorRecord } from './authenticator-record.js';
import { noAuthsignalFaults, type AuthsignalFaults } from './faults.js';
import { invalidConfiguration } from './refusal.js';
import { configuredMethods, seedAccount, type ConfiguredMethod } from './seed-account.js';
import { Tokens, type TokenFacts } from './tokens.js';

/** What waits for a proof. */
export interface Challenge {
  readonly id: string;
  /** The path of what verifies it: `sms`, `email-otp`, `passkey`. */
  readonly kind: string;
  /** The authenticator that is verified, finished or not. Absent for one that is made with the proof. */
  readonly authenticatorId?: string;
  /** The code that was sent, or the challenge of a ceremony. */
  readonly code: string;
  /** Of the token that it was started with. */
  readonly idempotencyKey: string;
  /** Milliseconds. */
  readonly expiresAt: number;
  failures: number;
  /** The link was opened, or the phone app has approved. */
  isConfirmed: boolean;
}

export interface Attributes {
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly username?: string;
  readonly displayName?: string;
}

/** A tracked action, or the action of a challenge. */
export interface TrackedAction {
  readonly userId: string;
  readonly actionCode: string;
  readonly createdAt: string;
  state: string;
  verificationMethod?: string;
}

/** Everything that an emulator holds. */
export class AuthsignalState {
  readonly origin: string;
  readonly relyingParty: RelyingParty;
  readonly tokens = new Tokens(this);
  readonly #clock: () => number;
  #clockOffset = 0;

  faults: AuthsignalFaults = noAuthsignalFaults;
  authenticators: readonly AuthenticatorRecord[] = [];
  configured: readonly ConfiguredMethod[] = configuredMethods;
  challenges: readonly Challenge[] = [];
  outbox: readonly OutboxMessage[] = [];
  attributes: Attributes = {};
  readonly actions = new Map<string, TrackedAction>();

  constructor(origin: string, relyingParty: RelyingParty, clock: () => number) {
    this.origin = origin;
    this.relyingParty = relyingParty;
    this.#clock = clock;
  }

  now(): number {
    return this.#clock() + this.#clockOffset;
  }

  isoNow(): string {
    return new Date(this.now()).toISOString();
  }

  advanceClock(milliseconds: number): void {
    this.#clockOffset += milliseconds;
  }

  /** Tokens and the clock stay as they are. */
  reset(account: AccountName): void {
    this.authenticators = seedAccount(account);
    this.configured = configuredMethods;
    this.challenges = [];
    this.outbox = [];
    this.attributes = { email: person.email, username: person.email, displayName: person.name };
    this.actions.clear();
  }

  get verified(): readonly AuthenticatorRecord[] {
    return this.authenticators.filter(({ verifiedAt }) => verifiedAt !== undefined);
  }

  find(id: string | undefined): AuthenticatorRecord | undefined {
    return this.authenticators.find(({ userAuthenticatorId }) => userAuthenticatorId === id);
  }

  /** The last authenticator of a method: one that waits for its first proof before one that has had it. */
  latest(verificationMethods: readonly string[]): AuthenticatorRecord | undefined {
    const all = this.authenticators.filter(({ verificationMethod }) =>
      verificationMethods.includes(verificationMethod),
    );
    return all.findLast(({ verifiedAt }) => verifiedAt === undefined) ?? all.at(-1);
  }

  put(record: AuthenticatorRecord): void {
    const { userAuthenticatorId: id } = record;
    this.authenticators = this.find(id)
      ? this.authenticators.map((each) => (each.userAuthenticatorId === id ? record : each))
      : [...this.authenticators, record];
  }

  remove(id: string): void {
    this.authenticators = this.authenticators.filter((each) => each.userAuthenticatorId !== id);
  }

  /** Adds an authenticator that waits for its first proof, in place of another one that does. */
  addPending(record: Omit<AuthenticatorRecord, 'userAuthenticatorId' | 'createdAt'>): AuthenticatorRecord {
    const waiting = this.latest([record.verificationMethod]);
    if (waiting && waiting.verifiedAt === undefined) this.remove(waiting.userAuthenticatorId);
    const added = { userAuthenticatorId: crypto.randomUUID(), createdAt: this.isoNow(), ...record };
    this.put(added);
    return added;
  }

  /** Marks it as verified now. The first one is the default. */
  markVerified(record: AuthenticatorRecord): AuthenticatorRecord {
    const isFirst = this.verified.length === 0;
    const verified = {
      ...record,
      ...(isFirst && { isDefault: true }),
      verifiedAt: record.verifiedAt ?? this.isoNow(),
      lastVerifiedAt: this.isoNow(),
    };
    this.put(verified);
    return verified;
  }

  /** Throws where the tenant has not configured it. */
  requireActive(verificationMethod: string): void {
    const method = this.configured.find((each) => each.verificationMethod === verificationMethod);
    if (!method?.isActive)
      throw invalidConfiguration(`The verification method ${verificationMethod} is not configured.`);
  }

  /** Replaces the challenge of the same kind. */
  challenge(
    kind: string,
    { idempotencyKey }: Pick<TokenFacts, 'idempotencyKey'>,
    facts: { readonly authenticatorId?: string; readonly code?: string } = {},
  ): Challenge {
    const challenge: Challenge = {
      id: crypto.randomUUID(),
      kind,
      code: randomCode(6),
      idempotencyKey,
      expiresAt: this.now() + this.faults.challengeLifetime * 1000,
      failures: 0,
      isConfirmed: false,
      ...facts,
    };
    this.challenges = [...this.challenges.filter((each) => each.kind !== kind), challenge];
    return challenge;
  }

  /** The challenge that a proof is for; `undefined` when there is none, or none any longer. */
  openChallenge(kind: string, { idempotencyKey }: TokenFacts): Challenge | undefined {
    return this.challenges.find(
      (each) =>
        each.kind === kind &&
        each.expiresAt > this.now() &&
        (!this.faults.boundToAction || each.idempotencyKey === idempotencyKey),
    );
  }

  close({ id }: Challenge): void {
    this.challenges = this.challenges.filter((each) => each.id !== id);
  }

  send(to: string, channel: OutboxMessage['channel'], code: string): void {
    this.outbox = [...this.outbox, { to, channel, code, sentAt: this.isoNow() }];
  }
}
