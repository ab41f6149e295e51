import { Secret, TOTP } from 'otpauth';
import type { MethodRecord } from './method-record.js';
import { OAuthError } from './oauth-error.js';
import { person } from './person.js';
import { randomText, randomToken } from './random.js';

/** Base32. The secret of every authenticator app that a scenario begins with. */
export const seedSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** The recovery code that every scenario begins with. */
export const seedRecoveryCode = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** After so many wrong answers, an `mfa_token` ends. */
const attempts = 10;

/** A second step that a token request waits for. */
export interface SecondStep {
  /** Answers the request that was refused. */
  readonly issue: (request: Request) => Promise<Response>;
  readonly expiresAt: number;
  attemptsLeft: number;
}

/** Something sent, which answers to an `oob_code`. Without a code, the person approves it on their phone. */
export interface SentChallenge {
  readonly code?: string;
  state: 'pending' | 'approved' | 'refused';
}

/** The second steps that are under way, by `mfa_token`, and what proves them. */
export class SecondSteps {
  readonly #now: () => number;
  readonly #lifetime: () => number;
  readonly #steps = new Map<string, SecondStep>();
  readonly #sent = new Map<string, SentChallenge>();
  readonly #apps = new Map<string, TOTP>();
  recoveryCode: string = seedRecoveryCode;

  /** @param lifetime of an `mfa_token`, in seconds */
  constructor(now: () => number, lifetime: () => number) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  open(issue: SecondStep['issue']): string {
    const token = `Fe26.2**${randomToken(32)}`;
    const expiresAt = this.#now() + this.#lifetime() * 1000;
    this.#steps.set(token, { issue, expiresAt, attemptsLeft: attempts });
    return token;
  }

  /** Throws an {@link OAuthError} for an unknown, an expired or a used-up token. */
  find(token: string | undefined): SecondStep {
    const step = this.#steps.get(token ?? '');
    if (!step) throw new OAuthError(401, 'invalid_grant', 'Malformed mfa_token');
    if (this.#now() >= step.expiresAt) throw new OAuthError(401, 'expired_token', 'mfa_token is expired');
    if (step.attemptsLeft <= 0) throw new OAuthError(429, 'too_many_attempts', 'Too many wrong codes');
    return step;
  }

  end(token: string | undefined): void {
    this.#steps.delete(token ?? '');
  }

  send(challenge: SentChallenge): string {
    const oobCode = `Fe26.2**${randomToken(32)}`;
    this.#sent.set(oobCode, challenge);
    return oobCode;
  }

  sent(oobCode: string | undefined): SentChallenge | undefined {
    return this.#sent.get(oobCode ?? '');
  }

  /** Answers every request on the phone. Returns how many there were. */
  answerPushes(state: 'approved' | 'refused'): number {
    const pending = [...this.#sent.values()].filter((sent) => !sent.code && sent.state === 'pending');
    for (const sent of pending) sent.state = state;
    return pending.length;
  }

  rememberApp(methodId: string, app: TOTP): void {
    this.#apps.set(methodId, app);
  }

  /** Whether one of the apps shows this code. RFC 6238, section 5.2: one step of tolerance either way. */
  isShown(code: string, methods: readonly MethodRecord[]): boolean {
    return methods
      .filter(({ type }) => type === 'totp')
      .some(({ id }) => {
        const app = this.#apps.get(id) ?? seedApp;
        return app.validate({ token: code, timestamp: this.#now(), window: 1 }) !== null;
      });
  }

  /** A recovery code works once: returns the one that takes its place. */
  replaceRecoveryCode(): string {
    this.recoveryCode = randomText(24, 'ABCDEFGHJKLMNPQRSTUVWXYZ123456789');
    return this.recoveryCode;
  }
}

const seedApp = new TOTP({ label: person.email, secret: Secret.fromBase32(seedSecret) });
