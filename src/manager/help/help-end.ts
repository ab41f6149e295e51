import { html, nothing, type TemplateResult } from 'lit';
import type { EnrollableType } from '../../model/enrollment.js';
import { withUnreadMasks } from '../../ui/masked-text.js';
import { accountSafety } from '../account-safety.js';
import { securitySummary, type SecuritySummary } from '../security-summary.js';
import { shortNames } from '../short-list.js';
import type { HelpFlow, HelpMeans } from './help-flow.js';
import type { HelpLocalization } from './task-list.js';

/** What the account is like in the end; `undefined` where that is not known. */
function accountAtTheEnd({ methods, offers, isIncomplete }: HelpMeans): SecuritySummary | undefined {
  const types = offers.map(({ type }) => type);
  const judged = isIncomplete ? undefined : securitySummary(methods, types);
  return judged?.verdict === 'wellProtected' || judged?.verdict === 'createRecoveryCode' ? undefined : judged;
}

/** What the person still gets in with, and what is wrong with the account. */
export function renderResult(means: HelpMeans, localization: HelpLocalization): TemplateResult {
  const { methods, isIncomplete, titleOf } = means;
  const { end, summary } = localization.messages;
  const { waysIn = [] } = (!isIncomplete && accountSafety(methods)) || {};
  const judged = accountAtTheEnd(means);
  return html`<p class="lead" tabindex="-1">
      ${waysIn.length > 0 ? withUnreadMasks(end.signInWith(shortNames(waysIn, titleOf, localization))) : nothing}
    </p>
    ${judged ? html`<p class="notice attention">${summary[judged.verdict].title}</p>` : nothing}`;
}

/** What this page can't do, and what the password manager was told. */
export function renderAdvice(
  { thing }: HelpFlow,
  { messages: { end } }: HelpLocalization,
  note: string,
): readonly TemplateResult[] {
  const advice = [
    ...(thing === 'handset' || thing === 'computer' ? [end.eraseDevice] : []),
    ...(thing === 'handset' || thing === 'number' ? [end.blockSim] : []),
    ...(note ? [note] : []),
  ];
  return advice.map((text) => html`<p class="muted">${text}</p>`);
}

/** The button that adds what would help the account most. */
export function renderNextStep(
  means: HelpMeans,
  { messages: { addType, methods } }: HelpLocalization,
  onAdd: (type: EnrollableType) => void,
): TemplateResult {
  const [type] = accountAtTheEnd(means)?.nextSteps ?? [];
  if (!type) return html``;
  return html`<button part="button" type="button" @click=${() => onAdd(type)}>
    ${addType(methods[type].noun)}
  </button>`;
}
