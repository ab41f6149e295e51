import type { AuthMethod } from '../../model/auth-method.js';
import type { EnrollableType } from '../../model/enrollment.js';
import type { CognitoMethodType } from './cognito-backend.js';
import { attributeNames, singleIds, type Knowledge, type Person } from './map.js';

/** A second step, of which a person has at most one. */
export type SecondStep = 'totp' | 'phone' | 'email';

/** What is known of a code for an enrollment. */
interface Proof {
  readonly session: string;
  /** The service has said that it was right; else its answer was lost. */
  readonly isSure: boolean;
}

/**
 * What one backend knows about the person from their own answers, for as long as the page is open. Nothing in it is a
 * secret, and what is the person's is forgotten when somebody else is listed.
 */
export class Memory implements Knowledge {
  readonly #types: readonly CognitoMethodType[];
  /** Types that the pool has refused. */
  readonly #refused = new Set<string>();
  /** What has been reported to the developer. */
  readonly #reported = new Set<string>();
  /** Enrollments that were verified, or may have been, and are not switched on. */
  readonly proofs = new Map<SecondStep, Proof>();
  person: Person | undefined;
  /** As they were listed last. */
  methods: ReadonlyMap<string, AuthMethod> | undefined;
  appSeenOf: string | undefined;
  #sessions = 0;

  constructor(types: readonly CognitoMethodType[]) {
    this.#types = types;
  }

  /** The types that may be added, as far as it is known. */
  get offered(): readonly CognitoMethodType[] {
    return this.#types.filter((type) => !this.#refused.has(type));
  }

  readonly offers = (type: AuthMethod['type']): boolean => this.offered.some((each) => each === type);

  readonly isUnfinished = (type: 'phone' | 'email', value: string): boolean =>
    this.proofs.get(type)?.session === value;

  /** Whether a code for the enrollment was right, according to its answer, or, if that was lost, to a later list. */
  isProven(type: SecondStep, session: string): boolean {
    const proof = this.proofs.get(type);
    if (proof?.session !== session) return false;
    if (proof.isSure || type === 'totp') return proof.isSure;
    const { attributes } = this.person ?? {};
    const name = attributeNames[type];
    return attributes?.get(name) === session && attributes.get(`${name}_verified`) === 'true';
  }

  /** As they were listed last. */
  get all(): readonly AuthMethod[] {
    return [...(this.methods?.values() ?? [])];
  }

  /** Keeps methods as they are after a change, and returns them. */
  change<M extends AuthMethod>(changed: readonly M[]): readonly M[] {
    this.methods = new Map([
      ...(this.methods ?? []),
      ...changed.map((method) => [method.id, method] as const),
    ]);
    return changed;
  }

  newSession(): string {
    return `software-token-${(this.#sessions += 1)}`;
  }

  refuse(type: EnrollableType): void {
    this.#refused.add(type);
  }

  /** Returns whether this is reported for the first time, and remembers it. */
  isNews(subject: string): boolean {
    const isNews = !this.#reported.has(subject);
    this.#reported.add(subject);
    return isNews;
  }

  keep(person: Person, methods: readonly AuthMethod[]): void {
    if (this.person && this.person.username !== person.username) this.proofs.clear();
    this.person = person;
    this.methods = new Map(methods.map((method) => [method.id, method]));
    const app = this.methods.get(singleIds.totp);
    if (app) this.appSeenOf = person.username;
    for (const type of this.proofs.keys()) {
      const method = this.methods.get(singleIds[type]);
      if (method?.confirmed && method.enabled !== false && type !== 'totp') this.proofs.delete(type);
    }
  }
}
