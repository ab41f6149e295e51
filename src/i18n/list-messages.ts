import type { AuthMethodType } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';

/** What a method type is called. */
export interface MethodTypeMessages {
  /** The type as a row's title: "Authenticator app". */
  readonly name: string;
  /** Within a sentence: "authenticator app". */
  readonly noun: string;
}

/** What a method type that can be added is called, and what it does. */
export interface EnrollableTypeMessages extends MethodTypeMessages {
  /** One line under the type while it is not set up, and in the Add menu. */
  readonly hint: string;
}

/**
 * Messages of the list, needed at once. Functions put values into sentences, never concatenation; `Intl` writes
 * dates and plurals.
 */
export interface ListMessages {
  readonly heading: string;
  /** Replaces `heading` when a support desk looks at another person's account. */
  readonly headingFor: (name: string) => string;
  readonly subheading: string;
  readonly loading: string;
  readonly retry: string;
  readonly add: string;
  readonly addType: (noun: string) => string;
  readonly addAnother: string;
  readonly setUp: string;
  /** Replaces `setUp` when the account has a method of the type and can have only one. */
  readonly replace: string;
  readonly actions: Readonly<
    Record<
      | 'change'
      | 'not-mine'
      | 'finish'
      | 'rename'
      | 'send-by-voice'
      | 'send-by-text'
      | 'send-by-whatsapp'
      | 'set-preferred'
      | 'turn-on'
      | 'turn-off'
      | 'details'
      | 'remove',
      string
    >
  >;
  /** Leads to help with whatever was lost. */
  readonly lostDevice: string;
  readonly actionsFor: (name: string) => string;
  readonly groups: Readonly<
    Record<'primary' | 'secondary' | 'other', { readonly title: string; readonly hint: string }>
  >;
  readonly twoStepOn: string;
  readonly twoStepOff: string;
  readonly methods: Readonly<
    Record<EnrollableType, EnrollableTypeMessages> &
      Record<Exclude<AuthMethodType, EnrollableType>, MethodTypeMessages>
  >;
  readonly unknownMethod: string;
  /** How well a type keeps thieves out, beside its name where it is offered. */
  readonly strength: Readonly<Record<'strongest' | 'good' | 'weak', string>>;
  readonly badges: {
    readonly new: string;
    readonly notFinished: string;
    /** A passkey that the person's devices share. */
    readonly onYourDevices: string;
    readonly onThisDevice: string;
    /** A passkey of one device, whichever that is. */
    readonly onOneDevice: string;
    readonly onSecurityKey: string;
    readonly thisBrowser: string;
    readonly textMessage: string;
    readonly voiceCall: string;
    readonly preferred: string;
    /** The method is switched off. */
    readonly off: string;
    readonly emailLink: string;
  };
  readonly facts: {
    readonly added: (date: string) => string;
    readonly started: (date: string) => string;
    readonly lastUsed: (date: string) => string;
    readonly lastChanged: (date: string) => string;
    readonly browserOn: (browser: string, system: string) => string;
    /** On a recovery code that is old, or was used. */
    readonly stillHaveCode: string;
  };
  readonly empty: {
    readonly title: string;
    readonly hint: string;
    /** Where a passkey can be created: what it gives, which its dialog says as well, and the button. */
    readonly best: { readonly hint: string; readonly action: string };
  };
  readonly failed: {
    readonly title: string;
    readonly hint: string;
    readonly stale: string;
    /** Reloads the page, when a part of the script could not be downloaded twice. */
    readonly reload: string;
  };
  /** Opens the answers below the summary. */
  readonly summaryAnswers: string;
  readonly summary: {
    readonly noWayIn: SummaryMessages;
    readonly stolenPassword: SummaryMessages;
    readonly interceptedCodes: SummaryMessages;
    readonly weakSecondStep: SummaryMessages;
    readonly oneWayIn: SummaryMessages;
    readonly losingDevices: SummaryMessages;
    readonly createRecoveryCode: SummaryMessages;
    readonly wellProtected: SummaryMessages;
  };
}

export interface SummaryMessages {
  readonly title: string;
  readonly hint: string;
  /** Absent when there is nothing left to do. */
  readonly action?: string;
}
