import type { StartedEnrollment } from './enrollments/enrollment.js';
import type { Faults } from './faults.js';
import { Problem } from './problem.js';
import { randomToken } from './random.js';

/** Thrown for a wrong proof, which costs an attempt. A proof that is only too early or too weak costs none. */
export class RefusedProof extends Problem {}

interface AuthSession {
  readonly enrollment: StartedEnrollment;
  readonly expiresAt: number;
  attemptsLeft: number;
}

/** Keeps the open `auth_session` values. Each is opaque, belongs to one method, and can succeed once. */
export class AuthSessions {
  readonly #now: () => number;
  readonly #faults: () => Faults;
  readonly #sessions = new Map<string, AuthSession>();

  constructor(now: () => number, faults: () => Faults) {
    this.#now = now;
    this.#faults = faults;
  }

  get size(): number {
    return this.#sessions.size;
  }

  open(enrollment: StartedEnrollment): string {
    const { authSessionLifetime, authSessionAttempts } = this.#faults();
    const token = `Fe26.2**${randomToken(48)}`;
    this.#sessions.set(token, {
      enrollment,
      expiresAt: this.#now() + authSessionLifetime * 1000,
      attemptsLeft: authSessionAttempts,
    });
    return token;
  }

  closeFor(methodIds: readonly string[]): void {
    for (const [token, { enrollment }] of this.#sessions) {
      if (methodIds.includes(enrollment.methodId)) this.#sessions.delete(token);
    }
  }

  /**
   * Runs one verification. The session is taken out while it runs, so that only one of two simultaneous
   * requests can succeed. It is put back when the proof was refused and attempts are left.
   */
  async use<T>(
    token: string,
    isMethod: (methodId: string) => boolean,
    verify: (enrollment: StartedEnrollment) => Promise<T>,
  ): Promise<T> {
    const session = this.#sessions.get(token);
    if (!session || !isMethod(session.enrollment.methodId)) {
      const status = this.#faults().missingMethodStatus;
      throw new Problem(status, `A0E-${String(status)}-0001`, 'enrollment_transaction_not_found');
    }
    this.#sessions.delete(token);
    if (this.#now() >= session.expiresAt) throw this.#expired();
    try {
      return await verify(session.enrollment);
    } catch (error) {
      if (error instanceof RefusedProof) session.attemptsLeft -= 1;
      if (session.attemptsLeft <= 0) throw new Problem(400, 'A0E-400-0001', 'too_many_attempts');
      this.#sessions.set(token, session);
      throw error;
    }
  }

  #expired(): Problem {
    const details = {
      'transaction-expired': 'transaction_expired',
      'transaction-not-found': 'enrollment_transaction_not_found',
      'expired-token': 'expired_token',
    } as const;
    return new Problem(400, 'A0E-400-0001', details[this.#faults().expiredSessionAnswer]);
  }
}
