import { generate, generateSecret } from 'otplib';
import type {
  AuthMethod,
  AuthMethodType,
  Factor,
  MethodOperation,
  PhoneChannel,
} from '../../../src/model/auth-method.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type {
  ContinueElsewhere,
  EnrollableType,
  EnrollmentChallenge,
  EnrollmentInput,
  EnrollmentProof,
  EnrollmentResult,
  EnrollmentStart,
} from '../../../src/model/enrollment.js';
import type {
  CallOptions,
  ChangeResult,
  MethodsBackend,
  MethodsSnapshot,
  ReplacementMethod,
} from '../../../src/model/methods-backend.js';
import { makeChallenge, makeMethod, type Pending } from './make-method.js';

/** How an account behaves where backends differ. */
export interface AccountOptions {
  readonly methods?: readonly AuthMethod[];
  /** Default: the backend can't tell. */
  readonly factors?: readonly Factor[];
  /** Items of the list that could not be read. */
  readonly problems?: readonly AuthMethodsError[];
  /** `finished`: starting an enrollment completes it. `elsewhere`: it continues on another page. */
  readonly enrollment?: 'challenge' | 'finished' | 'elsewhere';
  /** `elsewhere`: the person removes a method on another page. */
  readonly removal?: 'done' | 'elsewhere';
  /** What a completed enrollment of a type returns. Default: the method. */
  readonly completion?: Readonly<
    Partial<Record<EnrollableType, 'method' | 'method-and-codes' | 'codes' | 'nothing'>>
  >;
  /** `nothing`: changes resolve to `undefined`. Default: what changed. */
  readonly changes?: 'methods' | 'nothing';
  /** A mail to a new address brings a link instead of a code. */
  readonly mailLinks?: boolean;
  /** New phone numbers and addresses are listed masked. */
  readonly masked?: boolean;
  /** Types of which a new method replaces the old one, beside passwords and recovery codes. */
  readonly single?: readonly AuthMethodType[];
  /** Asked for beside a new password. */
  readonly currentPassword?: string;
  /** The longest name, in Unicode code points. */
  readonly nameMaxLength?: number;
  /** Types that must be gone before everything is removed or replaced. */
  readonly replaceAllBlockedBy?: readonly AuthMethodType[];
}

/** A message that was "sent". */
export interface SentMessage {
  readonly to: string;
  readonly channel: PhoneChannel | 'email';
  readonly code: string;
}

/** The page on which the person continues. */
export const continueAt = 'https://account.example/security';

const recoveryCodes = Array.from({ length: 10 }, (_, index) => `AB2C-DE3F-${1000 + index * 37}`);

/**
 * An account kept in memory, with every operation of a backend and no server. A backend is made of it by leaving
 * operations out: see `memory-backend.ts`.
 */
export class MemoryAccount implements Required<Omit<MethodsBackend, 'capabilities' | 'accountOwner'>> {
  /** The operations called so far, as `rename totp|1`. */
  readonly calls: string[] = [];
  readonly outbox: SentMessage[] = [];
  methods: readonly AuthMethod[];
  factors: readonly Factor[] | undefined;
  problems: readonly AuthMethodsError[];
  /** Every operation waits for it before it does anything. */
  delay: Promise<unknown> = Promise.resolve();
  otherSessions = 2;
  readonly #options: AccountOptions;
  readonly #pending = new Map<string, Pending>();
  readonly #failures = new Map<string, AuthMethodsError>();
  #isApproved = false;
  #count = 0;

  constructor(options: AccountOptions = {}) {
    this.#options = options;
    this.methods = options.methods ?? [];
    this.factors = options.factors;
    this.problems = options.problems ?? [];
  }

  /** From now on the operation rejects with this error; without a name, all of them do. */
  fail(error: AuthMethodsError, operation: keyof MethodsBackend | '*' = '*'): void {
    this.#failures.set(operation, error);
  }

  /** The person approves in the phone app, or opens the link in the mail. */
  approve(): void {
    this.#isApproved = true;
  }

  expireChallenges(): void {
    this.#pending.clear();
  }

  async list(options: CallOptions): Promise<MethodsSnapshot> {
    await this.#begin('list', '', options);
    return { methods: this.methods, factors: this.factors, problems: this.problems };
  }

  async startEnrollment<T extends EnrollableType>(
    type: T,
    input: EnrollmentInput[T],
    options: CallOptions,
  ): Promise<EnrollmentStart<T>> {
    await this.#begin('startEnrollment', type, options);
    if (this.#options.enrollment === 'elsewhere') return { continueAt };
    const { phoneNumber, channel, email } = input as Partial<
      EnrollmentInput['phone'] & EnrollmentInput['email']
    >;
    if (phoneNumber !== undefined && !/^\+\d{7,15}$/.test(phoneNumber)) throw refusal('invalid_input');
    if (this.methods.some((method) => method.type === 'email' && method.email === email))
      throw refusal('already_enrolled');
    this.#count += 1;
    const id = `${type}|new-${this.#count}`;
    const pending: Pending = { id, type, phoneNumber, channel, email, secret: generateSecret(), code: '' };
    if (this.#options.enrollment === 'finished') return { result: this.#finish(pending) };
    this.#isApproved = false;
    return this.#challenge(pending) as EnrollmentChallenge[T];
  }

  async completeEnrollment<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    proof: EnrollmentProof[T],
    options: CallOptions,
  ): Promise<EnrollmentResult | undefined> {
    await this.#begin('completeEnrollment', challenge.type, options);
    const pending = this.#pending.get(challenge.session);
    if (!pending) throw refusal('enrollment_expired');
    await this.#check(pending, proof as Partial<EnrollmentProof['password' | 'phone' | 'passkey']>);
    this.#pending.delete(challenge.session);
    const result = this.#finish(pending);
    switch (this.#options.completion?.[pending.type]) {
      case 'nothing':
        return undefined;
      case 'codes':
        return { recoveryCodes };
      case 'method-and-codes':
        return { ...result, recoveryCodes };
    }
    return result;
  }

  async resendCode<T extends EnrollableType>(
    challenge: EnrollmentChallenge[T],
    options: CallOptions,
  ): Promise<EnrollmentChallenge[T]> {
    await this.#begin('resendCode', challenge.type, options);
    const pending = this.#pending.get(challenge.session);
    if (!pending) throw refusal('enrollment_expired');
    this.#pending.delete(challenge.session);
    return this.#challenge(pending) as EnrollmentChallenge[T];
  }

  async rename(id: string, name: string, options: CallOptions): Promise<ChangeResult> {
    await this.#begin('rename', id, options);
    if ([...name].length > (this.#options.nameMaxLength ?? Infinity)) throw refusal('invalid_input');
    return this.#change('rename', id, (method) => ({ ...method, name }));
  }

  async setPhoneChannel(id: string, channel: PhoneChannel, options: CallOptions): Promise<ChangeResult> {
    await this.#begin('setPhoneChannel', id, options);
    return this.#change('setPhoneChannel', id, (method) => ({ ...method, channel }) as AuthMethod);
  }

  async setPreferred(id: string, options: CallOptions): Promise<ChangeResult> {
    await this.#begin('setPreferred', id, options);
    return this.#change(
      'setPreferred',
      id,
      (method) => ({ ...method, preferred: true }),
      (other) => (other.preferred ? { ...other, preferred: false } : other),
    );
  }

  async setEnabled(id: string, enabled: boolean, options: CallOptions): Promise<ChangeResult> {
    await this.#begin('setEnabled', id, options);
    return this.#change('setEnabled', id, (method) => ({
      ...method,
      enabled,
      // What is off can't be the default.
      ...(method.preferred && !enabled && { preferred: false }),
    }));
  }

  async remove(id: string, options: CallOptions): Promise<ContinueElsewhere | undefined> {
    await this.#begin('remove', id, options);
    if (this.#options.removal === 'elsewhere') return { continueAt };
    const method = this.methods.find((each) => each.id === id);
    if (!method) return undefined;
    this.#requireAllowed('remove', method);
    this.methods = this.methods.filter((each) => each.id !== id && !method.linkedIds.includes(each.id));
    return undefined;
  }

  async removeAll(options: CallOptions): Promise<void> {
    await this.#begin('removeAll', '', options);
    this.#requireUnblocked();
    this.methods = [];
  }

  async replaceAll(replacements: readonly ReplacementMethod[], options: CallOptions): Promise<void> {
    await this.#begin('replaceAll', '', options);
    this.#requireUnblocked();
    this.methods = replacements.map((replacement) => {
      this.#count += 1;
      return makeMethod({ ...replacement, id: `${replacement.type}|new-${this.#count}` });
    });
  }

  async signOutElsewhere(options: CallOptions): Promise<void> {
    await this.#begin('signOutElsewhere', '', options);
    this.otherSessions = 0;
  }

  async #begin(operation: keyof MethodsBackend, subject: string, { signal }: CallOptions): Promise<void> {
    throwIfAborted(signal);
    this.calls.push(`${operation} ${subject}`.trim());
    await Promise.race([
      this.delay,
      new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
    ]);
    throwIfAborted(signal);
    const failure = this.#failures.get(operation) ?? this.#failures.get('*');
    if (failure) throw failure;
  }

  /** Sends the code, where there is one, and keeps what the answer is checked against. */
  #challenge(pending: Pending): EnrollmentChallenge[EnrollableType] {
    this.#count += 1;
    const code = String((this.#count * 7919) % 1_000_000).padStart(6, '0');
    const { phoneNumber, channel = 'sms', email } = pending;
    if (phoneNumber !== undefined) this.outbox.push({ to: phoneNumber, channel, code });
    if (email !== undefined) this.outbox.push({ to: email, channel: 'email', code });
    const session = `session-${this.#count}`;
    this.#pending.set(session, { ...pending, code });
    return makeChallenge(pending, {
      session,
      recoveryCodes,
      byLink: this.#options.mailLinks === true,
      currentPasswordRequired: this.#options.currentPassword !== undefined,
    });
  }

  async #check(
    { type, code, secret }: Pending,
    {
      code: given,
      credential,
      newPassword,
      currentPassword,
    }: Partial<EnrollmentProof['phone'] & EnrollmentProof['passkey'] & EnrollmentProof['password']>,
  ): Promise<void> {
    switch (type) {
      case 'totp': {
        const now = Math.floor(Date.now() / 1000);
        const epochs = [now - 30, now, now + 30];
        const codes = await Promise.all(epochs.map((epoch) => generate({ secret, epoch })));
        if (!codes.includes(given ?? '')) throw refusal('invalid_code');
        break;
      }
      case 'email':
        if (this.#options.mailLinks) return this.#requireApproval();
        if (given !== code) throw refusal('invalid_code');
        break;
      case 'phone':
        if (given !== code) throw refusal('invalid_code');
        break;
      case 'push-notification':
        return this.#requireApproval();
      case 'passkey':
      case 'webauthn-roaming':
        if (!credential?.id) throw refusal('invalid_input');
        break;
      case 'password':
        this.#checkPasswords(newPassword, currentPassword);
        break;
      case 'recovery-code':
    }
  }

  #checkPasswords(newPassword = '', currentPassword?: string): void {
    const { currentPassword: right } = this.#options;
    if (right !== undefined && currentPassword !== right) throw refusal('wrong_current_password');
    if (newPassword.length >= 10) return;
    const validationIssues = [{ detail: 'At least 10 characters', field: 'password' }];
    throw new AuthMethodsError('password_refused', 'Refused: password_refused', { validationIssues });
  }

  #requireApproval(): void {
    if (!this.#isApproved) throw refusal('authorization_pending');
  }

  #finish(pending: Pending): { readonly method: AuthMethod } {
    const { type } = pending;
    const single: readonly AuthMethodType[] = ['password', 'recovery-code', ...(this.#options.single ?? [])];
    const replaced = single.includes(type) ? this.methods.filter((method) => method.type === type) : [];
    const made = makeMethod({ ...pending, masked: this.#options.masked });
    // A changed password is still the same method.
    const method: AuthMethod =
      made.type === 'password' && replaced[0]
        ? { ...made, id: replaced[0].id, lastChangedAt: new Date().toISOString() }
        : made;
    this.methods = [...this.methods.filter((each) => !replaced.includes(each)), method];
    return { method };
  }

  #change(
    operation: MethodOperation,
    id: string,
    changed: (method: AuthMethod) => AuthMethod,
    changedOther: (method: AuthMethod) => AuthMethod = (other) => other,
  ): ChangeResult {
    const method = this.methods.find((each) => each.id === id);
    if (!method) throw refusal('not_found');
    this.#requireAllowed(operation, method);
    const before = this.methods;
    this.methods = before.map((each) => (each === method ? changed(each) : changedOther(each)));
    if (this.#options.changes === 'nothing') return undefined;
    const result = this.methods.filter((each, index) => each !== before[index]);
    return result.length === 1 ? result[0] : result;
  }

  #requireAllowed(operation: MethodOperation, { allowed }: AuthMethod): void {
    if (allowed && !allowed.includes(operation)) throw refusal('forbidden');
  }

  #requireUnblocked(): void {
    const { replaceAllBlockedBy = [] } = this.#options;
    if (this.methods.some(({ type }) => replaceAllBlockedBy.some((blocking) => blocking === type)))
      throw refusal('removal_refused');
  }
}

function refusal(code: AuthMethodsError['code']): AuthMethodsError {
  return new AuthMethodsError(code, `Refused: ${code}`);
}

function throwIfAborted({ aborted, reason }: AbortSignal): void {
  if (aborted) throw new AuthMethodsError('aborted', 'Aborted', { cause: reason });
}
