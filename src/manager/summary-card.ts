import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { EnrollableType } from '../model/enrollment.js';
import { icons } from '../ui/icons.js';
import { menuButton } from '../ui/menu-button.js';
import { safetyOf } from './account-safety.js';
import { offerItem } from './offer-item.js';
import type { SecuritySummary } from './security-summary.js';

/** One sentence on how well the account is protected, and at most one next step. */
export function summaryCard(
  { verdict, nextSteps }: SecuritySummary,
  { messages }: Localization,
  options: {
    readonly add: (type: EnrollableType) => void;
    /** The factors are still loading: the button only reserves space. */
    readonly awaited: boolean;
  },
): TemplateResult {
  const { title, ...advice } = messages.summary[verdict];
  // What is said of a recovery code helps where one can be made.
  const isOther = verdict === 'losingDevices' && !nextSteps.some((type) => safetyOf({ type }).recovers);
  const { hint, action } = isOther ? { hint: '', action: messages.summary.oneWayIn.action } : advice;
  const good = verdict === 'wellProtected' || verdict === 'createRecoveryCode';
  return html`<div class="card ${options.awaited ? 'awaited' : ''}" part="summary">
    <span class="icon ${good ? 'good' : 'attention'}">${good ? icons.shield : icons.warning}</span>
    <div>
      <p class="title">${title}</p>
      <p class="hint">${hint}</p>
    </div>
    ${action ? nextStep(action) : nothing}
  </div>`;

  function nextStep(label: string): TemplateResult | typeof nothing {
    const [only] = nextSteps;
    if (only === undefined) return nothing;
    if (nextSteps.length === 1) {
      // The advice names more than can be added here.
      const shown = verdict === 'weakSecondStep' ? messages.addType(messages.methods[only].noun) : label;
      return html`<button part="button" type="button" @click=${() => options.add(only)}>${shown}</button>`;
    }
    const items = nextSteps.map((type) => offerItem(type, messages));
    return menuButton({ label, items, choose: (type) => options.add(type as EnrollableType) });
  }
}
