import type { DialogMessages } from './dialog-messages.js';
import type { EnrollmentMessages } from './enrollment-messages.js';
import type { HelpMessages } from './help-messages.js';
import type { ListMessages } from './list-messages.js';

/** All messages of a locale. */
export interface Messages extends ListMessages, DialogMessages, EnrollmentMessages, HelpMessages {}

export type LoadEnrollment = () => Promise<EnrollmentMessages>;

export type LoadHelp = () => Promise<HelpMessages>;

/** What a locale has for dialogs. Each part of a locale knows where the next one is. */
export interface DialogPart {
  readonly dialogs: DialogMessages;
  readonly loadEnrollment: LoadEnrollment;
  readonly loadHelp: LoadHelp;
}

export type LoadDialogs = () => Promise<DialogPart>;

/** Any part of the messages, at any depth, for a host to override. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = {
  readonly [K in keyof T]?: T[K] extends (...args: never[]) => unknown
    ? T[K]
    : T[K] extends string
      ? string
      : DeepPartial<T[K]>;
};
