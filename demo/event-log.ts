import { html, render } from 'lit';
import type { TokenRequest } from '../src/index.js';
import { eventSummaries, type EventName } from './event-summaries.js';
import { findPart } from './find-part.js';

interface Entry {
  readonly at: Date;
  readonly name: string;
  readonly summary: string;
}

const maxEntries = 200;

/** Shows every event of the element, and every token request to its host, newest first. */
export class EventLog {
  readonly #list = findPart('events', HTMLOListElement);
  #entries: readonly Entry[] = [];

  constructor() {
    this.#listen('auth-methods-loaded');
    this.#listen('auth-method-before-enroll');
    this.#listen('auth-method-before-remove');
    this.#listen('auth-method-enrolled');
    this.#listen('auth-method-updated');
    this.#listen('auth-method-removed');
    this.#listen('auth-methods-step-up');
    this.#listen('auth-methods-sign-out-elsewhere');
    this.#listen('auth-methods-error');
    findPart('clear-events', HTMLButtonElement).addEventListener('click', () => this.#show([]));
    this.#show([]);
  }

  /** Logs a call of `getAccessToken`, with its action and scopes. */
  addTokenRequest({ reason, scopes, fresh, stepUp }: TokenRequest): void {
    const why = [reason, ...(fresh ? ['fresh'] : []), ...(stepUp ? ['step-up'] : [])].join(', ');
    this.#add('getAccessToken', `to ${why}: ${scopes.join(' ')}`);
  }

  #listen<Name extends EventName>(name: Name): void {
    document.addEventListener(name, (event) => this.#add(name, eventSummaries[name](event)));
  }

  #add(name: string, summary: string): void {
    this.#show([{ at: new Date(), name, summary }, ...this.#entries].slice(0, maxEntries));
  }

  #show(entries: readonly Entry[]): void {
    this.#entries = entries;
    render(entries.length === 0 ? html`<li class="small">Nothing yet.</li>` : entries.map(line), this.#list);
  }
}

function line({ at, name, summary }: Entry): unknown {
  return html`<li class=${name.startsWith('auth-method') ? 'event' : 'call'}>
    <time>${at.toLocaleTimeString('en-GB')}</time> <code>${name}</code> <span>${summary}</span>
  </li>`;
}
