import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { icons } from '../ui/icons.js';
import { menuButton } from '../ui/menu-button.js';
import { safetyOf } from './account-safety.js';
import type { LoadMessages } from './language.js';
import type { MethodTitles } from './method-titles.js';
import { offerItem } from './offer-item.js';
import type { SecuritySummary } from './security-summary.js';

export interface SummaryCardOptions {
  readonly methods: readonly AuthMethod[];
  readonly titleOf: MethodTitles;
  readonly loadMessages: LoadMessages;
  readonly add: (type: EnrollableType) => void;
  /** The factors are still loading: the button only reserves space. */
  readonly awaited: boolean;
  /** Of its heading. */
  readonly level: number;
}

/** One sentence on how well the account is protected, at most one next step, and the reasons on request. */
export function summaryCard(
  { verdict, nextSteps }: SecuritySummary,
  localization: Localization,
  options: SummaryCardOptions,
): TemplateResult {
  const { messages } = localization;
  const { title, ...advice } = messages.summary[verdict];
  // What is said of a recovery code helps where one can be made.
  const isOther = verdict === 'losingDevices' && !nextSteps.some((type) => safetyOf({ type }).recovers);
  const { hint, action } = isOther ? { hint: '', action: messages.summary.oneWayIn.action } : advice;
  const good = verdict === 'wellProtected' || verdict === 'createRecoveryCode';
  return html`<section class="card ${options.awaited ? 'awaited' : ''}" part="summary" aria-labelledby="verdict">
    <span class="icon ${good ? 'good' : 'attention'}">${good ? icons.shield : icons.warning}</span>
    <div>
      <div class="title" id="verdict" role="heading" aria-level=${options.level}>${title}</div>
      <p class="hint">${hint}</p>
    </div>
    ${action ? nextStep(action) : nothing} ${verdict === 'noWayIn' ? nothing : renderAnswers(localization, options)}
  </section>`;

  function nextStep(label: string): TemplateResult | typeof nothing {
    const [only] = nextSteps;
    if (only === undefined) return nothing;
    if (nextSteps.length === 1) {
      // The advice names more than can be added here.
      const shown = verdict === 'weakSecondStep' ? messages.addType(messages.methods[only].noun) : label;
      return html`<button
        part="button primary-button"
        class="primary"
        type="button"
        @click=${() => options.add(only)}
      >
        ${shown}
      </button>`;
    }
    const items = nextSteps.map((type) => offerItem(type, messages));
    return menuButton({
      label,
      items,
      isPrimary: true,
      choose: (type) => options.add(type as EnrollableType),
    });
  }
}

/** What would happen if something was stolen or lost: its code and words are downloaded when the person comes near. */
function renderAnswers(
  localization: Localization,
  { methods, titleOf, loadMessages }: SummaryCardOptions,
): TemplateResult {
  const load = async ({ currentTarget }: Event): Promise<void> => {
    const details = currentTarget as HTMLDetailsElement;
    try {
      const [{ SafetyAnswers }] = await Promise.all([
        import('./safety-answers-list.js'),
        loadMessages(({ dialogs }) => dialogs),
      ]);
      SafetyAnswers.define();
    } catch {
      if (!details.open) return;
      details.open = false;
      details.dispatchEvent(new Event('menu-missing', { bubbles: true, composed: true }));
    }
  };
  return html`<details @pointerenter=${load} @focusin=${load} @toggle=${load}>
    <summary>${localization.messages.summaryAnswers}</summary>
    <auth-methods-safety-answers
      .methods=${methods}
      .titleOf=${titleOf}
      .localization=${localization}
      .loadMessages=${loadMessages}
    ></auth-methods-safety-answers>
  </details>`;
}
