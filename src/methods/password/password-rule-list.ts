import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from '../../i18n/localization.js';
import type { EnrollmentMessages } from '../../i18n/enrollment-messages.js';
import type { PasswordPolicy } from '../../model/enrollment.js';
import { passwordRules, type PasswordRule, type PasswordRuleId } from './password-rules.js';

/** The rules that are in force, as the person reads them, for a password as it is being typed. */
export interface PasswordRuleList {
  readonly localization: Localization<EnrollmentMessages>;
  readonly policy: PasswordPolicy | undefined;
  readonly value: string;
  /** The rules that the last attempt broke. */
  readonly broken: ReadonlySet<PasswordRuleId>;
  /** The password whose unmet rules come first. While one is typed, no rule moves. */
  readonly orderedFor: string;
}

export function renderRuleList(list: PasswordRuleList): TemplateResult {
  const { rules, checkedOnSave } = list.localization.messages.password;
  const inForce = list.policy ? passwordRules(list.policy) : [];
  const isOpen = ({ id, isMet }: PasswordRule): boolean =>
    list.broken.has(id) || isMet?.(list.orderedFor) === false;
  const checkable = inForce.filter(({ isMet }) => isMet);
  const checkedHere = [...checkable.filter(isOpen), ...checkable.filter((rule) => !isOpen(rule))];
  const checkedByServer = inForce.filter(({ isMet }) => !isMet);
  return html`${renderPart(list, 'now', rules, checkedHere)}${renderPart(list, 'later', checkedOnSave, checkedByServer)}`;
}

/** One rule in the person's language. */
export function ruleText(
  id: PasswordRuleId,
  { policy, localization }: Pick<PasswordRuleList, 'policy' | 'localization'>,
): string {
  const { password } = localization.messages;
  switch (id) {
    case 'length':
      return password.minLength(policy?.minLength ?? 1);
    case 'types':
      return typesText(policy, localization);
    case 'identical':
      return password.noIdentical;
    case 'sequential':
      return password.noSequential;
    case 'bytes':
      return password.maxBytes;
    case 'profile':
      return password.noProfileData;
    case 'history':
      return password.noHistory(policy?.historySize ?? 1);
    case 'dictionary':
      return password.notCommon;
  }
}

function typesText(
  { characterTypes: types = [], characterTypeRule }: Partial<PasswordPolicy> = {},
  { messages, format }: Localization<EnrollmentMessages>,
): string {
  const { allTypes, threeOfFour, characterTypes } = messages.password;
  if (characterTypeRule === 'three-of-four' && types.length > 3) return threeOfFour;
  return allTypes(format.list(types.map((type) => characterTypes[type])));
}

function renderPart(
  list: PasswordRuleList,
  id: string,
  label: string,
  rules: readonly PasswordRule[],
): TemplateResult | typeof nothing {
  if (rules.length === 0) return nothing;
  return html`<div>
    <p class="label" id=${id}>${label}</p>
    <ul aria-labelledby=${id}>
      ${rules.map((rule) => renderRule(list, rule))}
    </ul>
  </div>`;
}

function renderRule(list: PasswordRuleList, { id, isMet }: PasswordRule): TemplateResult {
  const { fulfilled, notFulfilled } = list.localization.messages.password;
  const isBroken = list.broken.has(id);
  const met = Boolean(list.value) && !isBroken && isMet?.(list.value);
  return html`<li id="rule-${id}" class=${isBroken ? 'broken' : met ? 'met' : 'muted'}>
    <span aria-hidden="true">${isBroken ? '✕' : met ? '✓' : '○'}</span>
    <span
      >${ruleText(id, list)}${
        (isMet ?? isBroken)
          ? html`<span class="visually-hidden">, ${met ? fulfilled : notFulfilled}</span>`
          : nothing
      }</span
    >
  </li>`;
}
