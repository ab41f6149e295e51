import { nothing, type PropertyValues } from 'lit';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import { property, query } from '../ui/decorators.js';
import type { PrimaryButton } from '../ui/dialog-requests.js';
import { DialogView } from '../ui/dialog-view.js';
import { ChangeController } from './change-controller.js';
import type { DialogContext } from './dialog-context.js';
import { makeRowChange, type RowChange } from './row-changes.js';

/**
 * Resumes a change from a row that one click could not make.
 *
 * @internal
 */
export class RetryDialog extends DialogView {
  static override readonly tag = 'auth-methods-retry-dialog';

  @property({ attribute: false }) change!: RowChange;

  @property({ attribute: false }) context!: DialogContext;

  @query('.actions button:last-of-type') private readonly _button!: HTMLButtonElement;

  protected override readonly requests = new ChangeController(this, {
    change: async (options) => ({
      kind: 'updated',
      methods: await makeRowChange(this.context.store, this.change, options),
    }),
    proceed: () => this.proceed(),
    end: (outcome) => this.end(outcome),
  });

  /** What the click failed with. */
  set failure(failure: AuthMethodsError) {
    this.requests.error = failure;
  }

  protected override get takesInput(): boolean {
    return false;
  }

  protected override renderContent(): typeof nothing {
    return nothing;
  }

  protected override primaryButton(): PrimaryButton {
    return { label: this.messages.actions[this.change.action] };
  }

  protected override submit(): void {
    void this.requests.run();
  }

  protected override focusField(): void {
    this._button.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.focusField();
  }
}
