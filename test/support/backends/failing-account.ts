import type { AuthMethod } from '../../../src/model/auth-method.js';
import type { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { EnrollableType } from '../../../src/model/enrollment.js';
import type { MethodsBackend } from '../../../src/model/methods-backend.js';

/** An account whose list, and whose removals, can fail. */
export class FailingAccount {
  methods: readonly AuthMethod[];
  /** What each request for the list fails with, in turn. */
  readonly listFailures: AuthMethodsError[] = [];
  /** The list may lack something. */
  incomplete = false;
  /** What can be added. */
  offers: readonly EnrollableType[] = [];
  /** Every request for the list waits for it. */
  listDelay: Promise<unknown> = Promise.resolve();
  /** Answers a removal. Default: nothing happens, and it is said to be done. */
  answerRemoval: (id: string) => Promise<void> = () => Promise.resolve();

  constructor(...methods: readonly AuthMethod[]) {
    this.methods = methods;
  }

  drop(id: string): void {
    this.methods = this.methods.filter((method) => method.id !== id);
  }

  readonly backend: MethodsBackend = {
    list: async () => {
      await this.listDelay;
      const failure = this.listFailures.shift();
      if (failure) throw failure;
      const { methods, offers, incomplete } = this;
      return { methods, factors: offers.map((type) => ({ type, usage: [] })), problems: [], incomplete };
    },
    startEnrollment: () => new Promise(() => undefined),
    capabilities: { enroll: ['totp'] },
    remove: (id) => this.answerRemoval(id),
  };
}
