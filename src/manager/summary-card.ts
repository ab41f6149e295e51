import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../ui/decorators.js';
import type { Localization } from '../i18n/localization.js';
import { base } from '../ui/base.styles.js';
import { Component } from '../ui/component.js';
import { icons } from '../ui/icons.js';
import { MenuButton, type MenuItem, type MenuSelectEvent } from '../ui/menu-button.js';
import { AddRequestEvent } from './method-group.js';
import { methodTypes } from './registry.js';
import type { SecuritySummary } from './security-summary.js';

/**
 * One sentence on how well the account is protected, and at most one next step.
 *
 * @internal
 * @fires {AddRequestEvent} add-request
 */
export class SummaryCard extends Component {
  static override readonly tag = 'auth-methods-summary';
  static override readonly uses = [MenuButton];

  static override readonly styles = base;

  @property({ attribute: false }) summary!: SecuritySummary;

  @property({ attribute: false }) localization!: Localization;

  override render(): TemplateResult {
    const { verdict } = this.summary;
    const { title, hint, action } = this.localization.messages.summary[verdict];
    const good = verdict === 'wellProtected' || verdict === 'createRecoveryCode';
    return html`<div class="card" part="summary">
      <span class="icon ${good ? 'good' : 'attention'}">${good ? icons.shield : icons.warning}</span>
      <div>
        <p class="title">${title}</p>
        <p class="hint">${hint}</p>
      </div>
      ${action ? this.#renderAction(action) : nothing}
    </div>`;
  }

  #renderAction(label: string): TemplateResult | typeof nothing {
    const { nextSteps } = this.summary;
    const [only] = nextSteps;
    if (only === undefined) return nothing;
    if (nextSteps.length === 1) {
      return html`<button part="button" type="button" @click=${() => this.#add(only)}>${label}</button>`;
    }
    const { methods } = this.localization.messages;
    const items = nextSteps.map((type): MenuItem => {
      const { name, hint } = methods[type];
      return { value: type, label: name, hint, icon: methodTypes[type].icon };
    });
    return html`<auth-methods-menu-button
      exportparts="button"
      .label=${label}
      .items=${items}
      @menu-select=${(event: MenuSelectEvent) => {
        const type = nextSteps.find((step) => step === event.value);
        if (type) this.#add(type);
      }}
    ></auth-methods-menu-button>`;
  }

  #add(type: AddRequestEvent['methodType']): void {
    this.dispatchEvent(new AddRequestEvent(type));
  }
}
