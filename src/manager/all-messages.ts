import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { DialogPart } from '../i18n/messages.js';
import type { LoadMessages } from './language.js';

/** What the messages are loaded from, and in which language. */
export interface AllMessagesPort {
  readonly localization: () => Localization<DialogMessages>;
  readonly loadMessages: LoadMessages;
}

type AddingMessages = DialogMessages & EnrollmentMessages;

/** The messages of adding beside all others, downloaded with the first view that needs them. Follows the language. */
export class AllMessages {
  readonly #port: AllMessagesPort;
  #localization: Localization<AddingMessages> | undefined;
  /** The dialogs' localization that `#localization` belongs to. */
  #belongsTo: Localization<DialogMessages> | undefined;

  constructor(port: AllMessagesPort) {
    this.#port = port;
  }

  /** What was loaded last, even if the language has changed since. */
  get localization(): Localization<AddingMessages> | undefined {
    return this.#localization;
  }

  get isOutdated(): boolean {
    return this.#belongsTo !== this.#port.localization();
  }

  async load(): Promise<void> {
    while (this.isOutdated) {
      const belongsTo = this.#port.localization();
      const localization = await this.#port.loadMessages(allMessages);
      // The page's language may have changed meanwhile.
      if (belongsTo !== this.#port.localization()) continue;
      this.#localization = localization;
      this.#belongsTo = belongsTo;
    }
  }
}

async function allMessages({ dialogs, loadEnrollment }: DialogPart): Promise<AddingMessages> {
  return { ...dialogs, ...(await loadEnrollment()) };
}
