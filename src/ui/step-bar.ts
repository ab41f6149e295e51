import { css, html, type TemplateResult } from 'lit';
import { base } from './base.styles.js';
import { Component } from './component.js';
import { property } from './decorators.js';

/**
 * A dialog's progress, drawn along its upper edge, above the heading.
 *
 * @internal
 */
export class StepBar extends Component {
  static override readonly tag = 'auth-methods-step-bar';

  static override readonly styles = [
    base,
    css`
      /* The dialog is the nearest positioned element; these are its paddings. */
      :host {
        position: absolute;
        inset-block-start: calc(var(--_space) * 1.25);
        inset-inline: calc(var(--_space) * 3);
        display: flex;
        gap: calc(var(--_space) * 0.5);
      }
      span {
        flex: 1;
        height: 3px;
        border-radius: 3px;
        background: var(--_border);
      }
      .reached {
        background: var(--_accent);
      }
      @media (max-width: 30rem) {
        :host {
          inset-block-start: var(--_space);
          inset-inline: calc(var(--_space) * 2);
        }
      }
      /* Filled or hollow, because the colours of a forced palette may all be the same. */
      @media (forced-colors: active) {
        span {
          height: 5px;
          border: 1px solid CanvasText;
        }
        .reached {
          forced-color-adjust: none;
          background: CanvasText;
        }
      }
    `,
  ];

  /** The current step, from 1. */
  @property({ type: Number }) step = 1;

  @property({ type: Number }) count = 2;

  /** The text for screen readers: "Step 1 of 2". */
  @property() label = '';

  override render(): TemplateResult {
    return html`<p class="visually-hidden">${this.label}</p>
      ${Array.from(
        { length: this.count },
        (_, index) => html`<span class=${index < this.step ? 'reached' : ''}></span>`,
      )}`;
  }
}
