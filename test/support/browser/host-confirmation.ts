import type { Confirmation, ConfirmationMethod } from '../../../src/index.js';

export const app: ConfirmationMethod = { id: 'a', type: 'totp', answer: 'code' };
export const phone: ConfirmationMethod = {
  id: 'b',
  type: 'phone',
  destination: '+1 ••• ••• 0143',
  answer: 'sent-code',
};
export const push: ConfirmationMethod = { id: 'c', type: 'push-notification', answer: 'approval' };
export const recovery: ConfirmationMethod = { id: 'd', type: 'recovery-code', answer: 'text' };

/** What a host's function rejects with: a secret that nobody may see, and a code. */
export const refusal = (code: string): Error => Object.assign(new Error('the secret Fe26.2**xyz'), { code });

/** What a host hands over, which takes 123456, and writes down what it was asked. */
export class HostConfirmation implements Confirmation {
  readonly asked: string[] = [];
  /** What each answer is refused with, in turn. */
  readonly refusals: string[] = [];
  /** What an answer waits for. */
  checking: Promise<void> | undefined;
  list: readonly ConfirmationMethod[] = [app, phone, push, recovery];
  recoveryCodes: readonly string[] = [];
  signIn: (() => Promise<unknown>) | undefined;

  async methods(): Promise<readonly ConfirmationMethod[] | 'confirmed'> {
    this.asked.push('methods');
    return this.list;
  }

  async challenge({ id }: ConfirmationMethod): Promise<void> {
    this.asked.push(`challenge ${id}`);
  }

  async verify({ id }: ConfirmationMethod, code?: string): Promise<{ recoveryCodes: readonly string[] }> {
    this.asked.push(`verify ${id} ${code ?? ''}`.trim());
    await this.checking;
    const code_ = this.refusals.shift();
    if (code_ !== undefined) throw refusal(code_);
    return { recoveryCodes: this.recoveryCodes };
  }
}
