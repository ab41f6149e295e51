import { css, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollStartEvent, EnrollVerifyEvent } from '../methods/enroll-events.js';
import type { EnrollmentFlow } from '../store/enrollment-flow.js';
import { StoreController } from '../store/store-controller.js';
import { Component } from '../ui/component.js';
import { DialogEndEvent, type DialogContext, type DialogRequest, type DialogView } from './dialog-view.js';

/**
 * Runs one enrollment: owns its flow, shows the view of its type, and carries values and wishes between them.
 *
 * @internal
 * @fires {DialogEndEvent} dialog-end
 */
export class EnrollDialog extends Component implements DialogView {
  static override readonly tag = 'auth-methods-enroll-dialog';

  static override readonly styles = css`
    :host {
      display: block;
    }
  `;

  @property({ attribute: false }) request!: DialogRequest;

  @property({ attribute: false }) context!: DialogContext;

  readonly #flow = new StoreController<EnrollmentFlow>(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flow.observed?.dispose();
  }

  /** A verification that is under way may still be done: then only the list can tell. */
  requestClose(): void {
    const flow = this.#flow.observed;
    const uncertain = flow?.state.phase === 'verifying';
    const pending = flow && this.#pendingMethod(flow);
    this.dispatchEvent(new DialogEndEvent({ kind: 'closed', uncertain, ...(pending ? { pending } : {}) }));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.#flow.observed || this.request.kind !== 'enroll') return;
    this.#flow.observe(this.context.store.enroll(this.request.type));
  }

  override render(): TemplateResult {
    const flow = this.#flow.observed;
    if (!flow || this.request.kind !== 'enroll') return html``;
    const { localization, identity, store, label } = this.context;
    const view = unsafeStatic(`auth-methods-${flow.type}-enroll`);
    return html`<${view}
      exportparts="button, primary-button, code-input"
      .state=${flow.state}
      .localization=${localization}
      .identity=${identity}
      .unfinished=${this.request.unfinished}
      .existing=${store.methods.map((method) => ({ method, label: label(method) }))}
      @enroll-start=${(event: EnrollStartEvent) => void flow.start(event.input)}
      @enroll-verify=${(event: EnrollVerifyEvent) => void flow.verify(event.proof)}
      @enroll-restart=${() => flow.restart()}
      @enroll-resume=${() => flow.resume()}
      @enroll-cancel=${() => this.requestClose()}
    ></${view}>`;
  }

  protected override updated(): void {
    const state = this.#flow.observed?.state;
    if (state?.phase === 'done') this.dispatchEvent(new DialogEndEvent({ kind: 'enrolled', method: state.method }));
  }

  /** What a started enrollment leaves behind on the server, where the challenge says so by its id. */
  #pendingMethod({ type, state, input }: EnrollmentFlow): AuthMethod | undefined {
    if (state.phase !== 'challenged' || type === 'password' || type === 'passkey') return undefined;
    const { id } = state.challenge;
    if (!id || /\|new$/.test(id) || this.context.store.methods.some((method) => method.id === id)) return undefined;
    const common = {
      id,
      confirmed: false,
      createdAt: new Date().toISOString(),
      usage: ['secondary'],
      linkedIds: [],
    } as const;
    const { phoneNumber, channel, email } = { ...input } as Partial<{
      phoneNumber: string;
      channel: 'sms' | 'voice';
      email: string;
    }>;
    if (type === 'phone') return phoneNumber ? { ...common, type, phoneNumber, ...(channel ? { channel } : {}) } : undefined;
    if (type === 'email') return email ? { ...common, type, email } : undefined;
    return { ...common, type };
  }
}
