import type { TemplateResult } from 'lit';
import type { AuthMethodsError, StepUpChallenge } from '../model/auth-methods-error.js';
import type { DialogOutcome } from './dialog-outcome.js';

/** The requests of a dialog, run by a controller of its view. */
export interface DialogRequests {
  /** A request is under way that the person waits for. */
  readonly busy: boolean;
  /** What the last request failed with. */
  readonly error: AuthMethodsError | undefined;
  /** Nothing can be sent any more; only a new start helps. */
  readonly mustStartAgain: boolean;
  /** The page on which the person continues. */
  readonly continueAt: string | undefined;
  /** How the dialog ends when the person closes it now. */
  readonly outcomeWhenClosed: DialogOutcome;
  /** Shown above the view's content: what the person should know before they continue. Default: nothing. */
  readonly notice?: string | undefined;
  /** What to read about the error, where that is more than what its code says. Default: nothing. */
  readonly explanation?: string | undefined;
  /** What failed was something else than what the primary button is for, which still can be done. Default: `false`. */
  readonly isStillPossible?: boolean;
  /** Takes the place of the view's own content and primary button. Default: nothing does. */
  readonly step?: DialogStep | undefined;
  /** Asked before the person closes the dialog as it stands now. Default: nothing is. */
  readonly questionBeforeClosing?: ClosingQuestion | undefined;
  /** Repeats what the last request was for, after the host has signed the person in again. */
  resume(challenge: StepUpChallenge): void;
}

export interface PrimaryButton {
  readonly label: string;
  readonly disabled?: boolean;
  /** Shown while the request runs. Default: that it takes a moment. */
  readonly busyLabel?: string;
  /** It takes something away for good. Default: `false`. */
  readonly isDangerous?: boolean;
}

/** A step of a dialog that many views have in common. */
export interface DialogStep {
  /** Takes the place of the dialog's heading. Default: nothing does. */
  readonly heading?: string;
  render(): TemplateResult;
  /** Asked before the person closes the dialog in this step. Default: nothing is. */
  readonly questionBeforeClosing?: ClosingQuestion | undefined;
  /** Puts the focus where the person continues. Default: where the view does. */
  focus?(): void;
  primaryButton(): PrimaryButton;
  submit(): void;
}

/** Asks whether the dialog may close, and says what is lost then. */
export interface ClosingQuestion {
  /** Takes the place of the dialog's heading. Default: nothing does. */
  readonly title?: string | undefined;
  readonly text: string;
  /** The label of the button that goes back. */
  readonly stay: string;
  /** The label of the button that closes the dialog. */
  readonly leave: string;
}

/** What a controller may do with the view it belongs to. */
export interface DialogControls {
  /** Does what the primary button and Enter do. */
  readonly proceed: () => void;
  readonly startAgain: () => void;
  readonly focusField: () => void;
  readonly end: (outcome: DialogOutcome) => void;
}
