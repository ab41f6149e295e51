import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { MethodsBackend } from '../model/methods-backend.js';

const skeletonRows = 3;

/** Rows of the real ones' height, so that nothing jumps when they come. */
export function renderSkeleton(label: string): TemplateResult {
  return html`<p class="visually-hidden" role="status">${label}</p>
    <div class="skeleton" aria-hidden="true">${Array.from({ length: skeletonRows }, () => html`<div></div>`)}</div>`;
}

export function renderHeading(
  { messages }: Localization,
  level: number,
  { accountOwner }: Partial<MethodsBackend> = {},
): TemplateResult {
  return html`<slot name="heading"
    ><div>
      <div class="heading" part="heading" role="heading" aria-level=${level} tabindex="-1">
        ${accountOwner ? messages.headingFor(accountOwner.name) : messages.heading}
      </div>
      ${accountOwner ? nothing : html`<p class="muted" part="subheading">${messages.subheading}</p>`}
    </div></slot
  >`;
}

export function renderEmpty({ messages }: Localization, { accountOwner }: MethodsBackend): TemplateResult {
  return html`<slot name="empty"
    ><div class="empty">
      <p class="strong">${messages.empty.title}</p>
      ${accountOwner ? nothing : html`<p class="muted">${messages.empty.hint}</p>`}
    </div></slot
  >`;
}
