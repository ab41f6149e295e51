import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import { chunkLoadFailed } from '../model/load-chunk.js';
import type { Actions, ActionsPort } from './actions.js';
import type { LanguageController } from './language.js';

/**
 * Downloads what is done with the list, code and words, when somebody comes near doing it.
 * What was asked for before it had come is done then.
 */
export class ActionsLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #language: LanguageController;
  readonly #port: () => Omit<ActionsPort, 'localization'>;
  readonly #report: (error: AuthMethodsError) => void;
  #loading: Promise<Actions> | undefined;
  #actions: Actions | undefined;
  #words: Localization<Messages> | undefined;
  /** The list's words that `#words` belong to. */
  #wordsOf: Localization | undefined;
  #failed = false;
  #leftAtWork = false;

  constructor(
    host: ReactiveControllerHost,
    language: LanguageController,
    port: () => Omit<ActionsPort, 'localization'>,
    report: (error: AuthMethodsError) => void,
  ) {
    this.#host = host;
    this.#language = language;
    this.#port = port;
    this.#report = report;
    host.addController(this);
  }

  /** The last attempt to download it came to nothing. */
  get failed(): boolean {
    return this.#failed;
  }

  hostConnected(): void {
    if (this.#leftAtWork) void this.#port().store()?.load();
    this.#leftAtWork = false;
  }

  hostDisconnected(): void {
    this.#leftAtWork = this.#actions?.leave() ?? false;
  }

  hostUpdated(): void {
    if (this.#loading && this.#language.localization !== this.#wordsOf)
      this.#loadWords().catch(() => undefined);
    this.#actions?.update();
  }

  /** Does something as soon as it can be done. */
  async run(action: (actions: Actions) => void | Promise<void>): Promise<void> {
    const store = this.#port().store();
    const actions = await this.load().catch(this.fail);
    // Another account's methods are no business of this wish.
    if (!actions || store !== this.#port().store()) return;
    this.#setFailed(false);
    await action(actions);
  }

  /** What was to be downloaded could not be: the person is told, and so is the host. */
  readonly fail = (cause?: unknown): undefined => {
    this.#setFailed(true);
    this.#report(chunkLoadFailed(cause));
  };

  /** The pointer or the focus is near: what it may want is downloaded, quietly. */
  readonly prepare = (): void => {
    this.load().catch(() => undefined);
  };

  load(): Promise<Actions> {
    this.#loading ??= this.#create().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #create(): Promise<Actions> {
    const [{ Actions }, words] = await Promise.all([import('./actions.js'), this.#loadWords()]);
    this.#actions = new Actions({ ...this.#port(), localization: () => this.#words ?? words });
    return this.#actions;
  }

  async #loadWords(): Promise<Localization<Messages>> {
    const wordsOf = this.#language.localization;
    this.#wordsOf = wordsOf;
    const words = await this.#language.loadAll();
    // The page may speak another language by now.
    if (wordsOf !== this.#language.localization) return this.#loadWords();
    this.#words = words;
    this.#actions?.update();
    return words;
  }

  #setFailed(failed: boolean): void {
    if (failed === this.#failed) return;
    this.#failed = failed;
    this.#host.requestUpdate();
  }
}
