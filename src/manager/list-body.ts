import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { MethodIcon } from '../methods/host-icon.js';
import type { MethodAction } from '../methods/method-actions.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import { canSignOutElsewhere } from '../store/can-sign-out-elsewhere.js';
import type { MethodsStore, ShownSnapshot } from '../store/methods-store.js';
import type { AccountActionEvent } from './account-actions.js';
import { accountSafety } from './account-safety.js';
import { everyOffer, type ArrangedGroup } from './arrangement.js';
import type { HelpRequest, RemoveRequest } from './dialog-request.js';
import { hasProgress } from './help/help-storage.js';
import type { LoadMessages } from './language.js';
import { renderEmpty } from './list-parts.js';
import type { MethodTitles } from './method-titles.js';
import { methodTypes } from './registry.js';
import { securitySummary, type SecuritySummary } from './security-summary.js';
import type { ListElement } from './shared-list.js';
import { summaryCard } from './summary-card.js';

/** A list that is there, and what its parts ask for. */
export interface ListBody {
  readonly snapshot: ShownSnapshot;
  readonly store: MethodsStore;
  readonly groups: readonly ArrangedGroup[];
  /** The other elements of the page that show the list. */
  readonly others: readonly ListElement[];
  readonly titleOf: MethodTitles;
  readonly actionsOf: (method: AuthMethod) => readonly MethodAction[];
  /** Ids of methods that were added since the page was opened. */
  readonly seenHere: ReadonlySet<string>;
  readonly hideLogos: boolean;
  readonly methodIcon: MethodIcon | undefined;
  /** Of the headings below the element's own. */
  readonly level: number;
  readonly hideSummary: boolean;
  /** Another element speaks of the account as a whole. */
  readonly isPart: boolean;
  readonly readonly: boolean;
  readonly loadMessages: LoadMessages;
  readonly add: (type: EnrollableType) => void;
  readonly onHelp: (request: HelpRequest | RemoveRequest) => void;
  readonly onAccountAction: (event: AccountActionEvent) => void;
}

/** What is said of the account, its groups, and what can be done with the whole account. */
export function renderListBody(list: ListBody, localization: Localization): TemplateResult {
  const readonly = list.readonly || list.isPart;
  return html`${renderSummary(list, localization)}${readonly ? nothing : renderInterruption(list, localization)}
  ${renderGroups(list, localization)}
  ${readonly ? nothing : html`<div class="more">${renderHelp(list, localization)}${renderAccountActions(list, localization)}</div>`}`;
}

/** The verdict that the list shows. Nothing is claimed of a list with gaps. */
export function shownSummary({
  store: { snapshot, backend },
  groups,
  others,
  hideSummary,
}: Pick<ListBody, 'store' | 'groups' | 'others' | 'hideSummary'>): SecuritySummary | undefined {
  // Its advice speaks to the person whose account it is.
  if (!snapshot || snapshot.incomplete || hideSummary || backend.accountOwner) return undefined;
  return securitySummary(
    snapshot.methods,
    everyOffer(groups, others).map(({ type }) => type),
  );
}

function renderSummary(list: ListBody, localization: Localization): TemplateResult | typeof nothing {
  const { snapshot, store, groups, others, isPart } = list;
  const { methods, incomplete, awaitsFactors: awaited = false } = snapshot;
  if (isPart) return nothing;
  if (methods.length === 0 && !incomplete) {
    const best = everyOffer(groups, others).find(({ type }) => methodTypes[type].addFrom === 'heading')?.type;
    return renderEmpty(localization, store.backend, { best, add: list.add, awaited });
  }
  const summary = shownSummary(list);
  return summary
    ? html`<slot name="summary">${summaryCard(summary, localization, { ...list, methods, awaited })}</slot>`
    : nothing;
}

function renderGroups(
  list: ListBody,
  localization: Localization,
): readonly (TemplateResult | typeof nothing)[] {
  const { snapshot, groups, titleOf, actionsOf, seenHere, level, loadMessages } = list;
  const { methods, incomplete, awaitsFactors = false } = snapshot;
  const safety = incomplete ? undefined : accountSafety(methods);
  return groups.map((arranged) =>
    arranged.methods.length + arranged.offers.length + arranged.awaited.length === 0
      ? nothing
      : html`<auth-methods-group
          exportparts="group, group-heading, group-hint, row, icon, row-title, row-facts, badge, button, add-button"
          .group=${arranged.group}
          .methods=${arranged.methods}
          .offers=${awaitsFactors ? arranged.awaited : arranged.offers}
          .awaited=${awaitsFactors}
          .elsewhere=${arranged.elsewhere}
          .localization=${localization}
          .loadMessages=${loadMessages}
          .titleOf=${titleOf}
          .actionsOf=${actionsOf}
          .hideLogos=${list.hideLogos}
          .methodIcon=${list.methodIcon}
          .level=${level}
          .seenHere=${seenHere}
          .on=${arranged.group === 'secondary' ? safety && safety.secondSteps.length > 0 : undefined}
        ></auth-methods-group>`,
  );
}

/** Leads to help with a lost device, where something can be removed. */
function renderHelp(
  { snapshot, store: { backend }, onHelp }: ListBody,
  { messages }: Localization,
): TemplateResult | typeof nothing {
  if (snapshot.methods.length === 0 || !backend.remove || backend.accountOwner) return nothing;
  return html`<button part="button" type="button" @click=${() => onHelp({ kind: 'lost-device' })}>
    ${messages.lostDevice}
  </button>`;
}

/** A flow or a replacement that a reload has interrupted, of which its storage tells: see decision 20. */
function renderInterruption(
  { snapshot, store, loadMessages, onHelp }: ListBody,
  localization: Localization,
): TemplateResult | typeof nothing {
  if (!hasProgress() || snapshot.incomplete || store.state.status !== 'ready') return nothing;
  void import('./help/interrupted-help.js').then(
    ({ InterruptedHelp }) => InterruptedHelp.define(),
    () => undefined,
  );
  return html`<auth-methods-interrupted-help
    exportparts="button"
    .methods=${[...snapshot.methods]}
    .localization=${localization}
    .loadMessages=${loadMessages}
    .onResume=${onHelp}
  ></auth-methods-interrupted-help>`;
}

function renderAccountActions(
  { snapshot, store, loadMessages, onAccountAction }: ListBody,
  localization: Localization,
): TemplateResult | typeof nothing {
  const { backend } = store;
  const canSignOut = canSignOutElsewhere(store);
  if (!(backend.removeAll ?? backend.replaceAll) && !canSignOut) return nothing;
  void import('./account-actions.js').then(
    ({ AccountActions }) => AccountActions.define(),
    () => undefined,
  );
  return html`<auth-methods-account-actions
    exportparts="button"
    .backend=${backend}
    .canSignOut=${canSignOut}
    .hasMethods=${snapshot.methods.length > 0}
    .localization=${localization}
    .loadMessages=${loadMessages}
    @account-action=${onAccountAction}
  ></auth-methods-account-actions>`;
}
