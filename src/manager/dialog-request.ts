import { AuthMethodBeforeEnrollEvent, AuthMethodBeforeRemoveEvent } from '../events/change-events.js';
import { isolate } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import type { DialogMessages } from '../i18n/dialog-messages.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsStore } from '../store/methods-store.js';
import type { HelpProgress } from './help/help-progress.js';
import { methodTitles } from './method-titles.js';
import type { RowChange } from './row-changes.js';

/** What can be done with the whole account. */
export type AccountAction = 'remove-all' | 'replace-all' | 'sign-out-elsewhere';

/** A method is to be added, or changed by adding it again. */
export interface EnrollRequest {
  readonly kind: 'enroll';
  readonly type: EnrollableType;
  /** The unfinished method that is set up again, or the finished one that is changed in its place. */
  readonly existing?: AuthMethod | undefined;
  /** The method that is removed once the new one works. */
  readonly replaces?: AuthMethod | undefined;
}

/** A method is to be removed. */
export interface RemoveRequest {
  readonly kind: 'remove';
  readonly method: AuthMethod;
  /** The new method, where this is the old one of a replacement. */
  readonly replacedBy?: AuthMethod;
  /** A reload has interrupted the replacement. */
  readonly isResumed?: boolean;
}

/** Which dialog is asked for, and what it is about. */
export type DialogRequest =
  | EnrollRequest
  | { readonly kind: 'rename' | 'details'; readonly method: AuthMethod }
  | RemoveRequest
  | { readonly kind: 'retry'; readonly change: RowChange; readonly failure: AuthMethodsError }
  | { readonly kind: AccountAction }
  | HelpRequest;

/** Help for a person who has lost something, or sees a method that is not theirs. */
export type HelpRequest = (
  { readonly kind: 'lost-device' } | { readonly kind: 'not-mine'; readonly method?: AuthMethod }
) & {
  /** What a reload has interrupted. */
  readonly progress?: HelpProgress;
};

/** The event that lets the host hold or stop a request, for those that have one. */
export function beforeEvent(
  request: DialogRequest,
): AuthMethodBeforeEnrollEvent | AuthMethodBeforeRemoveEvent | undefined {
  if (request.kind === 'enroll') return new AuthMethodBeforeEnrollEvent(request.type);
  return request.kind === 'remove' ? new AuthMethodBeforeRemoveEvent(request.method) : undefined;
}

/** The heading of its dialog. */
export function headingOf(
  request: DialogRequest,
  { methods }: MethodsStore,
  localization: Localization<DialogMessages>,
): string {
  const titles = localization.messages.dialogTitles;
  const named = (method: AuthMethod): string =>
    isolate(methodTitles(methods, localization)(method), localization.direction);
  switch (request.kind) {
    case 'enroll':
      return request.existing?.confirmed ? titles.changePassword : titles.enroll[request.type];
    case 'remove':
    case 'rename':
    case 'details':
      return titles[request.kind](named(request.method));
    case 'retry':
      return titles.details(named(request.change.method));
    case 'remove-all':
      return titles.removeAll;
    case 'replace-all':
      return titles.replaceAll;
    case 'sign-out-elsewhere':
      return titles.signOutElsewhere;
    case 'lost-device':
      return localization.messages.lostDevice;
    case 'not-mine':
      return localization.messages.actions['not-mine'];
  }
}
