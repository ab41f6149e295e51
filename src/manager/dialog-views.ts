import { AuthMethodsError, throwMissingChunk } from '../model/auth-methods-error.js';
import type { ComponentClass } from '../ui/component.js';
import type { DialogRequest, EnrollRequest } from './dialog-request.js';

export type ChangeRequest = Exclude<DialogRequest, EnrollRequest>;

/** The manager's own views, each downloaded when its dialog opens. */
const views: Readonly<Record<ChangeRequest['kind'], () => Promise<ComponentClass>>> = {
  remove: async () => (await import('./remove-dialog.js')).RemoveDialog,
  rename: async () => (await import('./rename-dialog.js')).RenameDialog,
  details: async () => (await import('./details-dialog.js')).DetailsDialog,
  retry: async () => (await import('./retry-dialog.js')).RetryDialog,
  'remove-all': async () => (await import('./account-dialog.js')).AccountDialog,
  'replace-all': async () => (await import('./account-dialog.js')).AccountDialog,
  'sign-out-elsewhere': async () => (await import('./account-dialog.js')).AccountDialog,
  'lost-device': async () => (await import('./help/help-dialog.js')).HelpDialog,
  'not-mine': async () => (await import('./help/help-dialog.js')).HelpDialog,
};

/** Of a replacement, whose removal starts by itself. */
export const loadReplacementView = async (): Promise<ComponentClass> =>
  (await import('./replacement-dialog.js')).ReplacementDialog;

/** Downloads the view for a request. */
export function loadView(request: ChangeRequest): Promise<ComponentClass> {
  return 'replacedBy' in request ? loadReplacementView() : views[request.kind]();
}

/** The dialogs whose claims depend on the rest of the account, so that an old list is read again. */
export const claiming: ReadonlySet<DialogRequest['kind']> = new Set(['remove', 'lost-device', 'not-mine']);

/** The further messages that a view needs. `adding`: it may ask for a new method. */
export const further: Readonly<Partial<Record<DialogRequest['kind'], 'adding' | 'help'>>> = {
  enroll: 'adding',
  'remove-all': 'adding',
  'replace-all': 'adding',
  'sign-out-elsewhere': 'adding',
  'lost-device': 'help',
  'not-mine': 'help',
};

/** Waits for a part of the script. Rejects with an `AuthMethodsError` where it is missing. */
export async function downloaded<T>(code: Promise<T> | undefined): Promise<T> {
  if (code) return code.catch(throwMissingChunk);
  throw new AuthMethodsError('unsupported_by_backend', 'The element has no view for this');
}
