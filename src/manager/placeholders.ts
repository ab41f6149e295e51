import { html, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';

const skeletonRows = 3;

/** Rows of the real ones' height, so that nothing jumps when they come. */
export function renderSkeleton(label: string): TemplateResult {
  return html`<p class="visually-hidden" role="status">${label}</p>
    <div class="skeleton" aria-hidden="true">${Array.from({ length: skeletonRows }, () => html`<div></div>`)}</div>`;
}

export function renderEmpty({ messages }: Localization): TemplateResult {
  return html`<slot name="empty"
    ><div class="empty">
      <p class="strong">${messages.empty.title}</p>
      <p class="muted">${messages.empty.hint}</p>
    </div></slot
  >`;
}
