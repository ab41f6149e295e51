import type { TemplateResult } from 'lit';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { EnrollmentMessages } from '../i18n/enrollment-messages.js';
import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { Account } from '../model/account.js';
import type {
  AuthMethod,
  AuthMethodOf,
  AuthMethodType,
  EmailDelivery,
  PhoneChannel,
} from '../model/auth-method.js';
import type { StepUpChallenge } from '../model/auth-methods-error.js';
import type { EnrollableType, EnrollmentInput, IdentityInput } from '../model/enrollment.js';
import type { MethodsSnapshot, ReplacementMethod } from '../model/methods-backend.js';
import type { EnrollmentFlow } from '../store/enrollment-flow.js';
import type { ComponentClass } from '../ui/component.js';
import type { DialogOutcome } from '../ui/dialog-outcome.js';
import type { DialogView } from '../ui/dialog-view.js';
import type { IconName } from '../ui/icons.js';

/**
 * A group of the list. `primary`: ways to sign in. `secondary`: two-step verification. `other`: rows that can only
 * be looked at.
 */
export type MethodGroupName = 'primary' | 'secondary' | 'other';

/** What a thief takes without touching a device: a secret that is typed, the messages to a phone number, a mailbox. */
export type Theft = 'typed-secret' | 'messages' | 'mailbox';

/**
 * What goes when something is lost. `handset`: the person's phone with everything on it. `authenticator`: the one device
 * or key it lives on, whichever that is. `account`: the account it is synced to. `mailbox`. `nothing`: it is known
 * by heart or kept on paper.
 */
export type Loss = 'handset' | 'authenticator' | 'account' | 'mailbox' | 'nothing';

/** How safe methods of one type are. Judgements about a whole account are made from these, and nowhere else. */
export interface MethodSafety<M extends AuthMethod = AuthMethod> {
  /** A fake website can ask for it and use what it gets. Default: `false`. */
  readonly phishable?: boolean;
  /** What brings a thief in who is nowhere near. Default: nothing does. */
  readonly stolenBy?: Theft;
  /** Whether a second step is asked after it. Default: `false`, so that signing in with it opens the account. */
  readonly followedBySecondStep?: boolean;
  /** Whether it can be a second step at all, where its usage says `secondary`. Default: `false`. */
  readonly canBeSecondStep?: boolean;
  /** Whether it lets the person back in when everything else is lost, without signing in by itself. Default: `false`. */
  readonly recovers?: boolean;
  /** What must be lost for it to be lost. `undefined` when the backend has not said enough to tell. */
  readonly lostWith?: (method: M) => Loss | undefined;
  /** What to add when this type is what endangers the account, best first. Default: nothing. */
  readonly helpedBy?: {
    /** Against whoever takes or intercepts it. */
    readonly theft?: readonly EnrollableType[];
    /** Against being locked out when it is lost: what need not be lost with it. */
    readonly loss?: readonly EnrollableType[];
  };
}

export interface Badge {
  readonly text: string;
  readonly tone?: 'good' | 'attention';
}

/** What a row's functions know beside the method. */
export interface RowContext {
  readonly localization: Localization;
  /** The method was added, or used, in this browser since the page was opened. */
  readonly seenHere: boolean;
}

/** A date of a row, and the sentence it stands in. */
export interface RowDate {
  /** ISO 8601. */
  readonly iso: string;
  readonly sentence: (date: string) => string;
  /** Shown as "2 days ago". Default: as a date. */
  readonly relative?: boolean;
}

/** One line of the details: what, and what it is. */
export interface Detail {
  readonly term: string;
  /** Nothing known: the line is left out. */
  readonly value: string | TemplateResult | undefined;
  /** Shown in place of the value until the person asks for all of it. Absent: all of it is shown. */
  readonly masked?: string | undefined;
}

/** Gives a method a name. Resolves to what the backend changed; rejects with an `AuthMethodsError`. */
export type Rename = (
  name: string,
  options: { readonly signal: AbortSignal; readonly stepUpFirst?: StepUpChallenge | undefined },
) => Promise<readonly AuthMethod[]>;

/** What of the account a view that adds a method may use. */
export interface EnrollmentContext {
  /** Which of the person's linked accounts it is for. */
  readonly identity: IdentityInput;
  /** Who is signed in, as far as the host says. */
  readonly account: Account;
  /** The unfinished method that this enrollment continues. */
  readonly unfinished: AuthMethod | undefined;
  /** The methods the account has, with their titles. */
  readonly existing: readonly { readonly method: AuthMethod; readonly title: string }[];
  /** How a phone may receive codes, in the order they are offered. */
  readonly phoneChannels: readonly PhoneChannel[];
  /** The backend lacks this channel: it is not offered again while the page is open. */
  readonly refuseChannel: (channel: PhoneChannel) => void;
  /** What a mail to a new address brings. */
  readonly emailDelivery: EmailDelivery;
  /** The backend takes no proof: what is entered is added at once. */
  readonly addsAtOnce: boolean;
  /** Renames a method that was just added; `undefined` where that can't be done, or the backend keeps no names. */
  readonly renaming: (method: AuthMethod) => Rename | undefined;
  /** In Unicode code points; `Infinity` where the backend doesn't say. */
  readonly nameMaxLength: number;
  /** What the new method replaces, where the account can have only one. */
  readonly replaces: string | undefined;
  /** What is removed once the new method works. */
  readonly replacesLater: string | undefined;
  /** To be called when the method was added and its dialog stays open: the list and the host then have it at once. */
  readonly onAdded: (outcome: DialogOutcome & { readonly kind: 'enrolled' }) => unknown;
}

/** The view that adds a method of one type. */
export interface EnrollmentView<T extends EnrollableType = EnrollableType> extends DialogView<Messages> {
  flow: EnrollmentFlow<T>;
  context: EnrollmentContext;
}

/** What a flow has to know about the type that it adds. */
export interface EnrollmentTypeFacts {
  /** The unfinished method that a started enrollment leaves in the account. Default: none. */
  pending?(id: string, input: EnrollmentInput[EnrollableType]): AuthMethod | undefined;
  /** Whether a method of the same id is a new one, as when a password was changed. Default: `false`. */
  isChanged?(before: AuthMethod, after: AuthMethod): boolean;
  /** Whether a challenge has what the person must see, such as a QR code. Default: it need not show anything. */
  canBeShown?(challenge: object): boolean;
}

/** The class of an {@link EnrollmentView}. */
export interface EnrollmentViewClass extends ComponentClass {
  readonly facts?: EnrollmentTypeFacts;
}

/** Does what follows a removal; resolves to what the person is told about it. */
export type AfterRemoval<M extends AuthMethod = AuthMethod> = (
  removed: M,
  /** What is left of the list that was on screen. */
  remaining: readonly AuthMethod[],
  /** Reads the list; resolves to `undefined` when that fails. Costs a request. */
  readList: () => Promise<MethodsSnapshot | undefined>,
  localization: Localization<DialogMessages>,
) => Promise<string>;

/** Does what follows a list that was read in whole or in part, at once and without waiting for anything. */
export type AfterList = (read: {
  readonly list: MethodsSnapshot;
  /** When it was read, in milliseconds: an old list may lack what was added since. 0 when it was passed before. */
  readonly readAt: number;
  readonly account: Account;
}) => void;

/** All that the element knows about one method type. Each folder has one; the registry lists them. */
export interface MethodType<M extends AuthMethod = AuthMethod> {
  readonly icon: IconName;
  /** What is drawn in place of the icon, with the logos of brands or without. Default, and for `undefined`: the icon. */
  readonly picture?: (method: M, withLogo: boolean) => TemplateResult | undefined;
  /** The group of a method whose usage does not say. */
  readonly group: MethodGroupName;
  /** Absent for types in the group `other`, which neither sign in nor confirm anything. */
  readonly safety?: MethodSafety<M>;
  /** Whether the account has at most one, which a new one replaces. Default: `false`. */
  readonly unique?: boolean;
  /** Whether an enrolled one is changed by enrolling again, in its place. Default: `false`. */
  readonly changeable?: boolean;
  /** Types that adding one may add, too, so that the list is read again. Default: none. */
  readonly comesWith?: readonly AuthMethodType[];
  /** Types that removing one may remove, too, so that the list is read again. Default: none. */
  readonly goesWith?: readonly AuthMethodType[];
  /** Where adding one is offered: by a button in its group's heading, or in a row of the list. Default: `list`. */
  readonly addFrom?: 'heading' | 'list';
  /** Channels it can be switched between, and which one it uses now. Default: none. */
  readonly channel?: (method: M) => PhoneChannel | undefined;
  /** What a method without a name of the person's is called. Default, and for `undefined`: the type's name. */
  readonly title?: (method: M, localization: Localization) => string | undefined;
  /** Default: none. */
  readonly badges?: (method: M, row: RowContext) => readonly Badge[];
  /** What stands before the dates. Default: nothing. */
  readonly facts?: (method: M, row: RowContext) => readonly string[];
  /** Default, and where it returns `undefined`: when it was added and last used. */
  readonly dates?: (method: M, row: RowContext) => readonly RowDate[] | undefined;
  /** Downloads what makes a row more telling, such as names; resolves when rows can be drawn again. */
  readonly loadRowData?: () => Promise<void>;
  /** Downloads what follows each list that has one, and each change of the `account`. Never for another person's account. */
  readonly loadAfterList?: () => Promise<AfterList>;
  /** Whether and how it can be added. Absent for types that can't be added here. */
  readonly enroll?: {
    /** Whether this browser can do it. Default: `true`. */
    readonly available?: () => boolean;
    /** Where it can be done, for browsers that can't. Needed beside `available`. */
    readonly elsewhere?: (messages: EnrollmentMessages) => string;
    /** Whether it can be added for another person: not where that person has to be at this browser. Default: `true`. */
    readonly forOthers?: boolean;
  };
  /** Downloads what only dialogs need, the export of that name. Default: nothing. */
  readonly dialogs?: () => Promise<{ readonly dialogs: MethodDialogs<M> }>;
}

/** A method that replaces all others, or for people, why it is none. */
export type ReplacementReading = ReplacementMethod | { readonly problem: string } | undefined;

/** What a method lives on; `undefined` where that is not known, or it is on several devices. */
export type LivesOn<M extends AuthMethod = AuthMethod> = (
  method: M,
) => 'handset' | 'computer' | 'security-key' | undefined;

/** What dialogs know about a method type, downloaded with the first one that opens. */
export interface MethodDialogs<M extends AuthMethod = AuthMethod> {
  /** What its details say beside names and dates; downloaded, where that is much. Default: nothing. */
  readonly details?: (
    method: M,
    localization: Localization<DialogMessages>,
  ) => readonly Detail[] | Promise<readonly Detail[]>;
  /** Downloads what tells on which device a method lives. Default: that is not known. */
  readonly loadLivesOn?: () => Promise<LivesOn<M>>;
  /** How it is given when it replaces all others of the account. Absent for types that can't be. */
  readonly replacement?: {
    /** The `type` of its field. */
    readonly inputType: 'tel' | 'email';
    readonly label: (messages: EnrollmentMessages) => string;
    /** Reads what was typed, or says what is wrong with it; `undefined` when the field is empty. */
    readonly read: (
      text: string,
      messages: EnrollmentMessages,
    ) => Promise<ReplacementReading> | ReplacementReading;
  };
  /** Downloads what follows a removal. Never rejects. */
  readonly loadAfterRemoval?: () => Promise<AfterRemoval<M>>;
  /** Downloads the view that adds one. */
  readonly loadView?: () => Promise<EnrollmentViewClass>;
}

/** The type facts of one type, as its folder declares them. */
export type MethodTypeOf<T extends AuthMethod['type']> = MethodType<AuthMethodOf<T>>;
