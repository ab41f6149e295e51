import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { HelpMessages } from '../i18n/help-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { DialogPart } from '../i18n/messages.js';
import type { LoadMessages } from './language.js';

/** What the messages are loaded from, and in which language. */
export interface AllMessagesPort {
  readonly localization: () => Localization<DialogMessages>;
  readonly loadMessages: LoadMessages;
}

/**
 * The messages of the dialogs with those of a further part, downloaded with the first view that needs them. Follows the
 * language.
 */
export class AllMessages<M extends DialogMessages = DialogMessages> {
  readonly #port: AllMessagesPort;
  readonly #read: (part: DialogPart) => Promise<M>;
  #localization: Localization<M> | undefined;
  /** The dialogs' localization that `#localization` belongs to. */
  #belongsTo: Localization<DialogMessages> | undefined;

  constructor(port: AllMessagesPort, read: (part: DialogPart) => Promise<M>) {
    this.#port = port;
    this.#read = read;
  }

  /** What was loaded last, even if the language has changed since. */
  get localization(): Localization<M> | undefined {
    return this.#localization;
  }

  get isOutdated(): boolean {
    return this.#belongsTo !== this.#port.localization();
  }

  async load(): Promise<void> {
    while (this.isOutdated) {
      const belongsTo = this.#port.localization();
      const localization = await this.#port.loadMessages(this.#read);
      // The page's language may have changed meanwhile.
      if (belongsTo !== this.#port.localization()) continue;
      this.#localization = localization;
      this.#belongsTo = belongsTo;
    }
  }
}

/** The messages of dialogs that may ask for a new method. */
export type AddingMessages = DialogMessages & EnrollmentMessages;

/** The messages of dialogs that help after a loss. */
export type HelpingMessages = DialogMessages & HelpMessages;

export async function addingMessages({ dialogs, loadEnrollment }: DialogPart): Promise<AddingMessages> {
  return { ...dialogs, ...(await loadEnrollment()) };
}

export async function helpMessages({ dialogs, loadHelp }: DialogPart): Promise<HelpingMessages> {
  return { ...dialogs, ...(await loadHelp()) };
}
