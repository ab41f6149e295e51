import type { ReactiveController } from 'lit';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import { missingChunk } from '../model/auth-methods-error.js';
import type { Confirmation } from '../model/confirmation.js';
import type { DeepLinkHost } from './deep-links.js';
import type { Dialogs } from './dialogs.js';
import type { DialogsPort } from './dialogs-port.js';
import type { LanguageController } from './language.js';

type Port = Omit<DialogsPort, 'localization' | 'loadMessages'>;

/**
 * Downloads the dialogs, code and messages, when the pointer or the focus comes near the list. A request made before
 * they have been downloaded is carried out afterwards.
 */
export class LazyDialogs implements ReactiveController {
  readonly #element: DeepLinkHost;
  readonly #language: LanguageController;
  readonly #port: () => Port;
  #loading: Promise<Dialogs> | undefined;
  #dialogs: Dialogs | undefined;
  #localization: Localization<DialogMessages> | undefined;
  /** The list's localization that `#localization` belongs to. */
  #localizationOf: Localization | undefined;
  #failures = 0;
  #followsLinks = false;
  #wasInterrupted = false;

  constructor(element: DeepLinkHost, language: LanguageController, port: () => Port) {
    this.#element = element;
    this.#language = language;
    this.#port = port;
    element.addController(this);
  }

  /** How often in a row something that the person wanted could not be downloaded. */
  get failures(): number {
    return this.#failures;
  }

  hostConnected(): void {
    if (this.#wasInterrupted) void this.#port().store()?.load();
    this.#wasInterrupted = false;
  }

  hostDisconnected(): void {
    const { store, others } = this.#port();
    this.#wasInterrupted = this.#dialogs?.close() ?? false;
    // Another element goes on showing the list.
    if (this.#wasInterrupted && others().length > 0) {
      this.#wasInterrupted = false;
      void store()?.load();
    }
  }

  hostUpdated(): void {
    if (!this.#followsLinks && typeof this.#element.deepLinkPrefix === 'string') this.#followLinks();
    if (this.#loading && this.#language.localization !== this.#localizationOf)
      this.#loadMessages().catch(() => {
        // With the next update it is tried again.
        this.#localizationOf = undefined;
      });
    this.#dialogs?.update();
  }

  /** Calls `action` with the dialogs as soon as they have been downloaded. */
  async use(action: (dialogs: Dialogs) => Promise<void>): Promise<void> {
    const store = this.#port().store();
    const dialogs = await this.#load().catch(this.fail);
    // The backend changed while the code was loading; drop the request.
    if (!dialogs || store !== this.#port().store()) return;
    this.#setFailures(0);
    await action(dialogs);
  }

  /** Asks the person to confirm that it's them. Resolves to whether they did. */
  async confirm(confirmation: Confirmation): Promise<boolean> {
    let isConfirmed = false;
    await this.use(async (dialogs) => {
      isConfirmed = await dialogs.confirm(confirmation);
    });
    return isConfirmed;
  }

  /** Tells the person, and the host, that a download failed. */
  readonly fail = (cause?: unknown): undefined => {
    this.#setFailures(this.#failures + 1);
    this.#port().report(missingChunk(cause));
  };

  /** There is a connection again: what is missing may be there now. */
  readonly backOnline = (): void => {
    this.#language.reload();
    this.#setFailures(0);
  };

  /** Starts the download. A failure is reported when the dialogs are used. */
  readonly prepare = (): void => {
    this.#load().catch(() => undefined);
  };

  #load(): Promise<Dialogs> {
    this.#loading ??= this.#create().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #create(): Promise<Dialogs> {
    const [{ Dialogs }, localization] = await Promise.all([
      import('./dialogs.js'),
      this.#loadMessages(),
      // The dialogs import it. Requested here, it is downloaded at the same time instead of afterwards.
      import('./method-titles.js'),
    ]);
    this.#dialogs = new Dialogs({
      ...this.#port(),
      localization: () => this.#localization ?? localization,
      loadMessages: this.#language.loadMessages,
    });
    return this.#dialogs;
  }

  async #loadMessages(): Promise<Localization<DialogMessages>> {
    const localizationOf = this.#language.localization;
    this.#localizationOf = localizationOf;
    const localization = await this.#language.loadMessages(({ dialogs }) => dialogs);
    // The page's language may have changed meanwhile.
    if (localizationOf !== this.#language.localization) return this.#loadMessages();
    this.#localization = localization;
    this.#dialogs?.update();
    return localization;
  }

  #followLinks(): void {
    this.#followsLinks = true;
    void import('./deep-links.js').then(
      ({ DeepLinks }) =>
        new DeepLinks(this.#element, { store: this.#port().store, use: (action) => this.use(action) }),
      // Without them, everything can still be opened by hand.
      () => undefined,
    );
  }

  #setFailures(failures: number): void {
    this.#failures = failures;
    this.#element.requestUpdate();
  }
}
