import { html, nothing, type TemplateResult } from 'lit';
import { isolate, shownText } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsBackend } from '../model/methods-backend.js';
import type { LoadMessages } from './language.js';
import type { RetryEvent } from './load-failure.js';

/** How many rows a skeleton has where no list was seen before. */
const fewestRows = 3;

const mostRows = 12;

/** How long after a load the list has its height. Milliseconds. */
const settlingTime = 500;

/** A row with its share of headings and summary, in CSS pixels. */
const heightPerRow = 90;

/**
 * The height of the list that was seen last on this page, in CSS pixels; 0 where none was. It lives as long as the page:
 * nothing is stored in the browser.
 */
let seenHeight = 0;

/** Remembers how high a list is, once its rows are there. */
export function rememberHeight(list: () => HTMLElement | null): void {
  setTimeout(() => (seenHeight = list()?.offsetHeight || seenHeight), settlingTime);
}

/** Makes a list that is still loading as high as the one that was seen last. */
export function holdPlace(list: HTMLElement): void {
  list.style.minHeight = list.querySelector('.skeleton') ? `${seenHeight}px` : '';
}

/** Rows of the real ones' height, so that nothing jumps when they come. */
export function renderSkeleton(label: string): TemplateResult {
  const rows = Math.min(mostRows, seenHeight / heightPerRow);
  return html`<p class="visually-hidden" role="status">${label}</p>
    <div class="skeleton" aria-hidden="true">
      ${Array.from({ length: Math.max(fewestRows, rows) }, () => html`<div></div>`)}
    </div>`;
}

export function renderHeading(
  { messages, direction }: Localization,
  level: number,
  { accountOwner }: Partial<MethodsBackend> = {},
): TemplateResult {
  return html`<slot name="heading"
    ><div>
      <div class="heading" part="heading" role="heading" aria-level=${level} tabindex="-1">
        ${accountOwner ? messages.headingFor(isolate(shownText(accountOwner.name), direction)) : messages.heading}
      </div>
      ${accountOwner ? nothing : html`<p class="muted" part="subheading">${messages.subheading}</p>`}
    </div></slot
  >`;
}

/** Says that there is no method yet, and what the best one would give. */
export function renderEmpty(
  { messages: { empty, methods } }: Localization,
  { accountOwner }: MethodsBackend,
  {
    best,
    add,
    awaited,
  }: {
    /** The type to begin with, where it can be added. */
    readonly best: EnrollableType | undefined;
    readonly add: (type: EnrollableType) => void;
    /** What can be added is still loading: the button only reserves space. */
    readonly awaited: boolean;
  },
): TemplateResult {
  return html`<slot name="empty"
    ><div class="empty ${awaited ? 'awaited' : ''}">
      <p class="title">${empty.title}</p>
      ${accountOwner || best ? nothing : html`<p class="muted">${empty.hint}</p>`}
      ${
        best
          ? html`<p class="muted">${methods[best].hint}</p>
            <p class="muted">${empty.best.hint}</p>
            <button part="button primary-button" class="primary" type="button" @click=${() => add(best)}>
            ${empty.best.action}
          </button>`
          : nothing
      }
    </div></slot
  >`;
}

/**
 * Says that a part of the script is missing. The second time, only a reload may help: see decision 1. Without a
 * connection, it would take away what is there.
 */
export function renderMissing(
  failures: number,
  { messages: { failed } }: Localization,
): TemplateResult | typeof nothing {
  if (!failures) return nothing;
  return html`<p role="alert">
    ${failed.hint}
    ${
      failures > 1 && navigator.onLine
        ? html`<button part="button" type="button" @click=${() => location.reload()}>${failed.reload}</button>`
        : nothing
    }
  </p>`;
}

/**
 * Says what went wrong, or without an error, that the list takes long. Until its code has been downloaded, which a
 * lost connection may prevent, its light DOM is shown.
 */
export function renderFailure(
  error: AuthMethodsError | undefined,
  stale: boolean,
  localization: Localization,
  {
    loadMessages,
    retry,
  }: {
    readonly loadMessages: LoadMessages;
    readonly retry: (event: Partial<RetryEvent>) => void;
  },
): TemplateResult {
  void import('./load-failure.js').then(
    ({ LoadFailure }) => LoadFailure.define(),
    () => undefined,
  );
  const { failed, retry: label } = localization.messages;
  return html`<auth-methods-load-failure
    exportparts="failure, button"
    .error=${error}
    .stale=${stale}
    .localization=${localization}
    .loadMessages=${loadMessages}
    @retry=${retry}
  >
    <p>${stale ? failed.stale : failed.title}</p>
    <p class="muted">${failed.hint}</p>
    <button part="button" type="button" @click=${retry}>${label}</button>
  </auth-methods-load-failure>`;
}
