import { html, type PropertyValues, type TemplateResult } from 'lit';
import { query } from '../ui/decorators.js';
import { setPhoneChannel, type ChangeOptions } from '../store/method-changes.js';
import { ChangeDialog } from './change-dialog.js';
import type { DialogOutcome } from './dialog-view.js';

/**
 * Goes on with a change of a phone's channel that one click could not make.
 *
 * @internal
 */
export class ChannelDialog extends ChangeDialog {
  static override readonly tag = 'auth-methods-channel-dialog';

  @query('.primary') private readonly _again!: HTMLButtonElement;

  override render(): TemplateResult {
    const { messages } = this.context.localization;
    const voice = this.request.kind === 'channel' && this.request.channel === 'voice';
    return html`<div class="stack">${this.renderNotices()}</div>
      <div class="actions">
        <button part="button" type="button" @click=${() => this.requestClose()}>${messages.cancel}</button>
        <button
          class="primary"
          part="button primary-button"
          type="button"
          aria-disabled=${this.busy || this.waiting}
          @click=${() => this.submit()}
        >
          ${this.busy ? messages.working : messages.actions[voice ? 'send-by-voice' : 'send-by-text']}
        </button>
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('request') && this.request.kind === 'channel') this.meet(this.request.error);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this._again.focus();
  }

  protected override async change(options: ChangeOptions): Promise<DialogOutcome> {
    if (this.request.kind !== 'channel') throw new TypeError('A channel is a phone’s');
    const { method, channel } = this.request;
    return { kind: 'updated', method: await setPhoneChannel(this.context.store, method, channel, options) };
  }
}
