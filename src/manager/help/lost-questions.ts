import { html, nothing, type TemplateResult } from 'lit';
import type { DialogMessages } from '../../i18n/dialog-messages.js';
import type { HelpMessages, LostThing } from '../../i18n/help-messages.js';
import type { Localization } from '../../i18n/localization.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { icons } from '../../ui/icons.js';
import { withUnreadMasks } from '../../ui/masked-text.js';
import type { MethodTitles } from '../method-titles.js';
import { shortNames } from '../short-list.js';
import type { LostChoice } from './lost-things.js';
import { methodFacts } from './method-facts.js';

const thingIcons: Readonly<Record<LostThing, TemplateResult>> = {
  handset: icons.app,
  number: icons.phone,
  computer: icons.device,
  'security-key': icons.key,
  other: icons.other,
};

/** Asks what was lost. Each answer names what was certainly on it. */
export function renderLostThings(
  choices: readonly LostChoice[],
  titleOf: MethodTitles,
  localization: Localization<DialogMessages & HelpMessages>,
  choose: (choice: LostChoice) => void,
): TemplateResult {
  const { messages } = localization;
  return html`<p class="lead" tabindex="-1">${messages.whatWasLost}</p>
    <ul>
      ${choices.map((choice) => {
        const names = shortNames([...choice.certain], titleOf, localization);
        return html`<li>
          <button class="choice-row" part="button" type="button" @click=${() => choose(choice)}>
            ${thingIcons[choice.thing]}
            <span>
              <span class="name">${messages.things[choice.thing]}</span>
              ${names ? html`<span class="facts"><span>${withUnreadMasks(names)}</span></span>` : nothing}
            </span>
          </button>
        </li>`;
      })}
    </ul>`;
}

/** What the person ticks, and what can't be ticked. */
export interface Ticks {
  readonly isTicked: (method: AuthMethod) => boolean;
  readonly canRemove: (method: AuthMethod) => boolean;
  readonly toggle: (method: AuthMethod) => void;
}

/** Asks what was on it: each method with all that its row in the list says. */
export function renderLostMethods(
  methods: readonly AuthMethod[],
  titleOf: MethodTitles,
  localization: Localization<HelpMessages>,
  { isTicked, canRemove, toggle }: Ticks,
): TemplateResult {
  const { check, cannotRemove } = localization.messages;
  return html`<p class="lead" tabindex="-1">${check}</p>
    <ul>
      ${methods.map((method) => {
        const facts = canRemove(method) ? methodFacts(method, localization) : [cannotRemove];
        return html`<li>
          <label class="tick">
            <input
              type="checkbox"
              .checked=${isTicked(method)}
              ?disabled=${!canRemove(method)}
              @change=${() => toggle(method)}
            />
            <span>
              <span class="name"><bdi>${withUnreadMasks(titleOf(method))}</bdi></span>
              <span class="facts">${facts.map((fact) => html`<bdi>${withUnreadMasks(fact)}</bdi> `)}</span>
            </span>
          </label>
        </li>`;
      })}
    </ul>`;
}
