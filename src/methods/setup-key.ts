import { css, html, type TemplateResult } from 'lit';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import { copyAs } from '../ui/copy-button.js';
import { unrecorded } from '../ui/unrecorded.js';

export const setupKeyStyles = css`
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  code {
    flex: 1 1 224px;
    direction: ltr;
  }
`;

/** The key that is typed into an app which can't scan, in groups of four for the eye. Needs `CopyButton`. */
export function setupKey({ totp, copied, copyByHand }: EnrollmentMessages, key: string): TemplateResult {
  const groups = key.match(/.{1,4}/g) ?? [];
  return html`<div>
    <p class="muted label">${totp.keyHint}</p>
    <div class="key">
      <code class="secret" id="key" ${unrecorded()} aria-label=${totp.keyLabel} @copy=${copyAs(key)}
        >${groups.join(' ')}</code
      >
      <auth-methods-copy-button
        exportparts="button"
        .text=${key}
        .shownIn=${'key'}
        .label=${totp.copyKey}
        .copiedLabel=${copied}
        .byHandLabel=${copyByHand}
      ></auth-methods-copy-button>
    </div>
  </div>`;
}
