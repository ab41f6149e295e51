import { Account } from './account.js';
import { AuthSessions } from './auth-sessions.js';
import { DpopProofs } from './dpop-proofs.js';
import { FailureQueue } from './failure.js';
import { defaultFaults, type Faults } from './faults.js';
import { MessageLimits, type MessageLimitName } from './message-limits.js';
import { Problem } from './problem.js';
import { randomIdPart } from './random.js';
import { RateLimits } from './rate-limits.js';
import type { RelyingParty } from './relying-party.js';
import { SecondSteps } from './second-steps.js';
import { scenarios, seedMethods, type ScenarioName } from './scenarios.js';

/** A message that a real tenant would have sent. */
export interface OutboxMessage {
  /** Phone number or email address. */
  readonly to: string;
  readonly channel: 'sms' | 'voice' | 'whatsapp' | 'email';
  /** The code, or the address of the link. */
  readonly code: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

export interface PendingPush {
  readonly methodId: string;
  readonly expiresAt: number;
  approved: boolean;
}

export interface TenantOptions {
  readonly origin: string;
  readonly audience: string;
  readonly scenario: ScenarioName;
  readonly relyingParty: RelyingParty;
  readonly clock: () => number;
  /** Switches that apply in every scenario. */
  readonly faults: Partial<Faults>;
}

/** The state of the emulator. */
export class Tenant {
  readonly origin: string;
  readonly audience: string;
  /** `iss` of its tokens. */
  readonly issuer: string;
  readonly relyingParty: RelyingParty;
  readonly #clock: () => number;
  readonly #ownFaults: Partial<Faults>;
  readonly #now = (): number => this.now();
  readonly #currentFaults = (): Faults => this.faults;

  scenario: ScenarioName;
  faults: Faults = defaultFaults;
  failures = new FailureQueue([]);
  outbox: readonly OutboxMessage[] = [];
  pushes: readonly PendingPush[] = [];
  account = new Account([], this.#now, this.#currentFaults);
  sessions = new AuthSessions(this.#now, this.#currentFaults);
  rateLimits = new RateLimits(this.#now);
  messageLimits = new MessageLimits(this.#now);
  secondSteps = new SecondSteps(this.#now, () => this.faults.mfaTokenLifetime);
  readonly dpopProofs = new DpopProofs(this.#now);

  constructor(options: TenantOptions) {
    this.origin = options.origin;
    this.audience = options.audience;
    this.issuer = `${options.origin}/`;
    this.relyingParty = options.relyingParty;
    this.#clock = options.clock;
    this.#ownFaults = options.faults;
    this.scenario = options.scenario;
    this.reset(options.scenario);
  }

  /** The emulator's time in epoch milliseconds. */
  now(): number {
    return this.#clock() + this.faults.clockOffset;
  }

  isoNow(): string {
    return new Date(this.now()).toISOString();
  }

  /** Restarts a scenario: methods, switches, limits, sessions and messages. Tokens stay valid. */
  reset(scenario: ScenarioName): void {
    this.scenario = scenario;
    this.setFaults({ ...defaultFaults, ...scenarios[scenario].faults, ...this.#ownFaults });
    this.outbox = [];
    this.pushes = [];
    this.account = new Account(
      seedMethods(scenario, this.now(), this.relyingParty.id),
      this.#now,
      this.#currentFaults,
    );
    this.sessions = new AuthSessions(this.#now, this.#currentFaults);
    this.rateLimits = new RateLimits(this.#now);
    this.messageLimits = new MessageLimits(this.#now);
    this.secondSteps = new SecondSteps(this.#now, () => this.faults.mfaTokenLifetime);
  }

  setFaults(patch: Partial<Faults>): void {
    this.faults = { ...this.faults, ...patch };
    // The count restarts only when failures are set, so that another switch does not revive used-up ones.
    if (patch.failures) this.failures = new FailureQueue(patch.failures);
  }

  newMethodId(type: string): string {
    return `${type}|dev_${randomIdPart()}`;
  }

  /** Counts a message against its limit, and adds it to the outbox. Throws a 429 problem at the limit. */
  send(to: string, channel: OutboxMessage['channel'], code: string): void {
    this.takeMessageLimit(
      channel === 'email' ? 'email' : 'sms',
      `too_many_${channel === 'voice' ? 'calls' : channel}`,
    );
    this.outbox = [...this.outbox, { to, channel, code, sentAt: this.isoNow() }];
  }

  takeMessageLimit(name: MessageLimitName, detail: string): void {
    this.checkMessageLimit(name, detail);
    this.messageLimits.take(name);
  }

  checkMessageLimit(name: MessageLimitName, detail: string): void {
    const wait = this.faults.plan === 'unlimited' ? 0 : this.messageLimits.wait(name);
    if (wait > 0)
      throw new Problem(429, 'A0E-429-0003', detail, { headers: { 'retry-after': String(wait) } });
  }

  /** Approves every pending push enrollment and request, as the phone app would. Returns how many there were. */
  approvePush(): number {
    const pending = this.pushes.filter((push) => !push.approved && this.now() < push.expiresAt);
    for (const push of pending) push.approved = true;
    return pending.length + this.secondSteps.answerPushes('approved');
  }
}
