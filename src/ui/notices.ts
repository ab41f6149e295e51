import { html, nothing, type TemplateResult } from 'lit';
import { formatWhen } from '../i18n/format-duration.js';
import type { Localization } from '../i18n/localization.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';

/** Says what went wrong; screen readers read it at once. */
export function errorNotice(text: string): TemplateResult {
  return html`<p class="notice bad" role="alert">${text}</p>`;
}

/** Asks for a fresh sign-in. With `onContinue`, for something else than what the dialog's primary button does. */
export function stepUpNotice({ stepUp }: DialogMessages, onContinue?: () => void): TemplateResult {
  return html`<div class="notice attention" role="alert">
    <strong>${stepUp.title}</strong>
    <p>${stepUp.hint}</p>
    ${
      onContinue
        ? html`<p><button part="button" type="button" @click=${onContinue}>${stepUp.action}</button></p>`
        : nothing
    }
  </div>`;
}

/** The time until the next try. Not a live region: nobody wants to hear every second. */
export function waitNotice(
  { locale, messages }: Localization<DialogMessages>,
  seconds: number,
): TemplateResult | typeof nothing {
  return seconds > 0
    ? html`<p class="muted">${messages.tryAgainIn(formatWhen(seconds, locale))}</p>`
    : nothing;
}

/** Says that an answer takes long. It is there from the start, so that screen readers read what comes into it. */
export function slowNotice({ slow }: DialogMessages, isSlow: boolean): TemplateResult {
  return html`<p class=${isSlow ? 'muted' : 'visually-hidden'} role="status">${isSlow ? slow : ''}</p>`;
}
