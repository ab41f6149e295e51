import { css, html, nothing, type TemplateResult } from 'lit';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { Localization } from '../i18n/localization.js';
import { withUnreadMasks } from '../ui/masked-text.js';
import type { MethodTitles } from './method-titles.js';
import type { AffectedMethod, RemovalImpact } from './removal-impact.js';
import { cutOff } from './short-list.js';

export const removalListStyles = css`
  .lists {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
  }
  .lists li {
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: var(--_weight);
  }
  s {
    color: var(--_muted);
  }
`;

/** What signs in and what confirms, before and after: what goes is struck through, and said in words. */
export function removalLists(
  { waysIn, secondSteps }: NonNullable<RemovalImpact['lists']>,
  titleOf: MethodTitles,
  { messages }: Localization<DialogMessages>,
): TemplateResult {
  const { signInWith, secondStep } = messages.removalLists;
  return html`<div class="lists">
    ${renderList(signInWith, waysIn, titleOf, messages)} ${renderList(secondStep, secondSteps, titleOf, messages)}
  </div>`;
}

function renderList(
  heading: string,
  methods: readonly AffectedMethod[],
  titleOf: MethodTitles,
  { removalLists: { goes, more } }: DialogMessages,
): TemplateResult | typeof nothing {
  if (methods.length === 0) return nothing;
  const { shown, rest } = cutOff(methods);
  return html`<div>
    <h3>${heading}</h3>
    <ul role="list" aria-label=${heading}>
      ${shown.map(({ method, isGoing }) => {
        const title = html`<bdi>${withUnreadMasks(titleOf(method))}</bdi>`;
        return html`<li>
          ${isGoing ? html`<s>${title}</s> <span class="visually-hidden">(${goes})</span>` : title}
        </li>`;
      })}
      ${rest > 0 ? html`<li class="muted">${more(rest)}</li>` : nothing}
    </ul>
  </div>`;
}
