import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Localization } from '../../i18n/localization.js';
import type { Messages } from '../../i18n/messages.js';
import type { PasskeyMethod } from '../../model/auth-method.js';
import { AuthMethodsError, type StepUpChallenge } from '../../model/auth-methods-error.js';
import type { DialogOutcome } from '../../ui/dialog-outcome.js';
import type { DialogControls, DialogRequests, DialogStep, PrimaryButton } from '../../ui/dialog-requests.js';
import { nameProblem } from '../name-problem.js';
import type { EnrollmentContext, Rename } from '../method-type.js';
import { passkeyBrowser, passkeyProvider } from './passkey-origin.js';

type Enrolled = DialogOutcome & { readonly kind: 'enrolled' };

interface NamingElement extends LitElement {
  readonly localization: Localization<Messages>;
  readonly context: EnrollmentContext;
}

/**
 * Asks for the name of a passkey that was just created: the last step of its dialog, with requests of its own. Whatever
 * becomes of the name, the passkey is there, and every way out of the dialog says so.
 */
export class PasskeyName implements DialogRequests, DialogStep, ReactiveController {
  readonly mustStartAgain = false;
  readonly continueAt = undefined;
  readonly #element: NamingElement;
  readonly #controls: DialogControls;
  readonly #method: PasskeyMethod;
  readonly #rename: Rename;
  readonly #abort = new AbortController();
  #outcome: Enrolled;
  #name: string;
  #problem = '';
  #busy = false;
  #error: AuthMethodsError | undefined;
  #isNotKept = false;

  constructor(
    element: NamingElement,
    controls: DialogControls,
    outcome: Enrolled,
    method: PasskeyMethod,
    rename: Rename,
  ) {
    this.#element = element;
    this.#controls = controls;
    this.#outcome = outcome;
    this.#method = method;
    this.#rename = rename;
    this.#name = this.#suggestion;
    element.addController(this);
    void this.#focus();
  }

  get step(): DialogStep {
    return this;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get error(): AuthMethodsError | undefined {
    return this.#error;
  }

  get heading(): string {
    return this.#messages.passkeyName.title;
  }

  /** The list is read again where the name may have arrived. */
  get outcomeWhenClosed(): DialogOutcome {
    return this.#busy || this.#error ? { ...this.#outcome, uncertain: true } : this.#outcome;
  }

  /** What leaves the passkey without a name; nothing where all that is left to do is to read. */
  get wayOut(): string | undefined {
    return this.#isNotKept ? undefined : this.#messages.passkeyName.later;
  }

  render(): TemplateResult {
    const { passkeyName, renameDialog } = this.#messages;
    if (this.#isNotKept) return html`<p class="notice attention" role="alert">${renameDialog.notKept}</p>`;
    return html`<p class="intro" role="status">${passkeyName.created}</p>
      <div class="field">
        <label for="name">${renameDialog.label}</label>
        <input
          id="name"
          type="text"
          autocomplete="off"
          dir="auto"
          .value=${this.#name}
          ?readonly=${this.#busy}
          aria-invalid=${this.#problem ? 'true' : 'false'}
          aria-describedby=${this.#problem ? 'problem' : nothing}
          @input=${this.#onInput}
        />
        <p id="problem" class="field-error" role="alert" ?hidden=${!this.#problem}>${this.#problem}</p>
      </div>`;
  }

  primaryButton(): PrimaryButton {
    return { label: this.#isNotKept ? this.#messages.done : this.#messages.renameDialog.save };
  }

  submit(): void {
    const name = this.#name.trim();
    const problem = nameProblem(name, this.#element.context.nameMaxLength, this.#messages);
    // It is called that anyway: nothing to save.
    if (this.#isNotKept || name === passkeyProvider(this.#method)) this.#controls.end(this.#outcome);
    else if (problem) this.#refuse(problem);
    else void this.#save(name);
  }

  resume(stepUpFirst: StepUpChallenge): void {
    void this.#save(this.#name.trim(), stepUpFirst);
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  get #messages(): Messages {
    return this.#element.localization.messages;
  }

  /** Its provider, or where it was made: the first that can be saved and that no other method is called. */
  get #suggestion(): string {
    const names = [
      passkeyProvider(this.#method),
      passkeyBrowser(this.#method, this.#messages.facts.browserOn),
      passkeyBrowser(this.#method, (browser) => browser),
      passkeyBrowser(this.#method, (_browser, system) => system),
    ].map((name = '') => withoutMarks(name).trim());
    const { nameMaxLength } = this.#element.context;
    const canBeSaved = (name: string): boolean => !nameProblem(name, nameMaxLength, this.#messages);
    return names.find((name) => canBeSaved(name) && !this.#isTaken(name)) ?? this.#numbered;
  }

  /** "Passkey 3" for the third, with the word cut where the backend takes only short names. */
  get #numbered(): string {
    const { existing, nameMaxLength } = this.#element.context;
    const word = [...withoutMarks(this.#messages.methods.passkey.name)];
    const others = existing.filter(
      ({ method }) => method.type === 'passkey' && method.id !== this.#method.id,
    );
    for (let number = others.length + 1; ; number += 1) {
      const end = ` ${number}`;
      const start = word.slice(0, Math.max(0, nameMaxLength - end.length)).join('');
      const name = `${start.trim()}${end}`.trim();
      if (!this.#isTaken(name)) return name;
    }
  }

  #isTaken(name: string): boolean {
    return this.#element.context.existing.some(
      ({ title, method }) =>
        method.id !== this.#method.id && (method.name === name || withoutMarks(title).startsWith(name)),
    );
  }

  async #focus(): Promise<void> {
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    const input = this.#element.renderRoot.querySelector('input');
    input?.select();
    input?.focus();
  }

  #refuse(problem: string): void {
    this.#problem = problem;
    void this.#focus();
  }

  async #save(name: string, stepUpFirst?: StepUpChallenge): Promise<void> {
    if (this.#busy) return;
    const { signal } = this.#abort;
    this.#busy = true;
    this.#error = undefined;
    this.#element.requestUpdate();
    try {
      const changed = await this.#rename(name, { signal, stepUpFirst });
      if (signal.aborted) return;
      const method = changed.find(({ id }) => id === this.#method.id);
      // A backend that returns nothing may have kept the name: the list tells.
      this.#outcome = { ...this.#outcome, ...(method ? { method } : { uncertain: true }) };
      if (method && method.name === undefined) this.#isNotKept = true;
      else this.#controls.end(this.#outcome);
    } catch (cause) {
      this.#error = AuthMethodsError.from(cause);
    } finally {
      this.#busy = false;
      this.#element.requestUpdate();
    }
  }

  readonly #onInput = (event: Event): void => {
    this.#name = (event.currentTarget as HTMLInputElement).value;
    this.#problem = '';
    this.#element.requestUpdate();
  };
}

/** Marks of direction arrange a text on screen; in a name, they would be invisible characters that count. */
function withoutMarks(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '');
}
