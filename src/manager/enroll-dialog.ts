import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../ui/decorators.js';
import type { EnrollableType, EnrollmentInput, EnrollmentProof } from '../model/enrollment.js';
import { EnrollErrorEvent, EnrollStartEvent, EnrollVerifyEvent } from '../methods/enroll-events.js';
import { EnrollmentFlow } from '../store/enrollment-flow.js';
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
  #view: HTMLElement | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flow.observed?.dispose();
  }

  /** What is under way may still be done: then only the list can tell. */
  requestClose(): void {
    const { isUncertain: uncertain = false, pending } = this.#flow.observed ?? {};
    this.dispatchEvent(new DialogEndEvent({ kind: 'closed', uncertain, ...(pending ? { pending } : {}) }));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.#flow.observed || this.request.kind !== 'enroll') return;
    this.#flow.observe(new EnrollmentFlow<EnrollableType>(this.request.type, this.context.store));
  }

  override render(): TemplateResult {
    const flow = this.#flow.observed;
    if (!flow || this.request.kind !== 'enroll') return html``;
    const { localization, identity, store, label, enrollTag } = this.context;
    this.#view ??= this.#createView(flow, enrollTag);
    Object.assign(this.#view, {
      state: flow.state,
      localization,
      identity,
      unfinished: this.request.unfinished,
      existing: store.methods.map((method) => ({ method, label: label(method) })),
    });
    return html`${this.#view}`;
  }

  #createView(flow: EnrollmentFlow, tag: string): HTMLElement {
    const view = document.createElement(tag);
    view.setAttribute('exportparts', 'button, primary-button, code-input');
    view.addEventListener('enroll-start', (event) => {
      if (event instanceof EnrollStartEvent)
        void flow.start(event.input as EnrollmentInput[EnrollableType], event.stepUpFirst);
    });
    view.addEventListener('enroll-verify', (event) => {
      if (event instanceof EnrollVerifyEvent)
        void flow.verify(event.proof as EnrollmentProof[EnrollableType], event.stepUpFirst);
    });
    view.addEventListener('enroll-error', (event) => {
      if (event instanceof EnrollErrorEvent) this.context.store.host.report(event.error);
    });
    view.addEventListener('enroll-restart', () => flow.restart());
    view.addEventListener('enroll-cancel', () => this.requestClose());
    return view;
  }

  protected override updated(): void {
    const flow = this.#flow.observed;
    if (flow?.state.phase !== 'done') return;
    const { state, mayHaveLeftOthers: uncertain } = flow;
    this.dispatchEvent(new DialogEndEvent({ kind: 'enrolled', method: state.method, uncertain }));
  }
}
