import type { StepUpChallenge } from '../src/index.js';
import { findPart } from './find-part.js';
import { words } from './language.js';
import { demoPassword } from './token-source.js';

/** Signs in again. Resolves to whether the password is right. */
export type SignIn = (password: string, challenge: StepUpChallenge) => Promise<boolean>;

/** The host's own "Confirm it’s you". A real host would use its sign-in library's popup or redirect. */
export class StepUpDialog {
  readonly #dialog = findPart('step-up', HTMLDialogElement);
  readonly #password = findPart('step-up-password', HTMLInputElement);
  readonly #failure = findPart('step-up-failure', HTMLElement);
  readonly #signIn: SignIn;
  #challenge: StepUpChallenge = {};
  #open: Promise<boolean> | undefined;
  #settle: (confirmed: boolean) => void = () => undefined;

  constructor(signIn: SignIn) {
    this.#signIn = signIn;
    this.#dialog.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#dialog.addEventListener('close', () => this.#settle(false));
    findPart('step-up-cancel', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
  }

  /** Resolves to whether the person has signed in again; to `false` when they cancelled. */
  confirm(challenge: StepUpChallenge): Promise<boolean> {
    this.#challenge = challenge;
    this.#open ??= new Promise<boolean>((resolve) => {
      this.#settle = resolve;
      this.#password.value = demoPassword;
      this.#failure.textContent = '';
      this.#dialog.showModal();
    }).finally(() => (this.#open = undefined));
    return this.#open;
  }

  async #submit(): Promise<void> {
    try {
      const confirmed = await this.#signIn(this.#password.value, this.#challenge);
      if (!confirmed) return this.#fail(words().wrongPassword);
    } catch {
      return this.#fail(words().failed);
    }
    this.#settle(true);
    this.#dialog.close();
  }

  #fail(reason: string): void {
    this.#failure.textContent = reason;
    this.#password.select();
  }
}
