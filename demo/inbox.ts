import { html, render } from 'lit';
import type { OutboxMessage } from '../src/emulator/tenant.js';
import { findPart } from './find-part.js';
import { asJsonObject } from './json-object.js';

const channels: Readonly<Record<OutboxMessage['channel'], string>> = {
  sms: 'Text to',
  voice: 'Call to',
  whatsapp: 'WhatsApp',
  email: 'Email to',
};

/** The codes that the emulator has "sent", newest first. */
export class Inbox {
  readonly #address: () => string;
  readonly #list = findPart('messages', HTMLOListElement);
  readonly #hint = findPart('no-messages', HTMLElement);

  /** @param address where the messages are, by the backend that is on the page */
  constructor(address: () => string) {
    this.#address = address;
    document.addEventListener('visibilitychange', () => void this.refresh());
  }

  /** Never rejects: an emulator that does not respond has sent nothing. */
  async refresh(): Promise<void> {
    const messages = await readOutbox(this.#address()).catch(() => []);
    this.#hint.hidden = messages.length > 0;
    render(messages.toReversed().map(item), this.#list);
  }
}

async function readOutbox(address: string): Promise<readonly OutboxMessage[]> {
  const messages: unknown = await (await fetch(address)).json();
  return Array.isArray(messages) ? messages.filter(isOutboxMessage) : [];
}

function isOutboxMessage(value: unknown): value is OutboxMessage {
  const { to, channel, code, sentAt } = asJsonObject(value);
  return [to, channel, code, sentAt].every((member) => typeof member === 'string');
}

function item({ channel, to, code, sentAt }: OutboxMessage): unknown {
  const time = new Date(sentAt).toLocaleTimeString('en-GB', { timeStyle: 'short' });
  return html`<li class="message">
    <p class="small">${channels[channel]} ${to} · <time datetime=${sentAt}>${time}</time></p>
    <p class="message-text">
      <span>Your code is <strong>${code}</strong></span>
      <button
        type="button"
        class="quiet"
        aria-label="Copy the code ${code}"
        @click=${() => navigator.clipboard.writeText(code)}
      >
        Copy
      </button>
    </p>
  </li>`;
}
