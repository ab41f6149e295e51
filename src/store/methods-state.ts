import type { AuthMethodsError } from '../model/auth-methods-error.js';
import type { MethodsSnapshot } from '../model/methods-backend.js';

/** The list as it stands. What was on screen stays there while a refresh runs or fails. */
export type MethodsState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly previous?: MethodsSnapshot }
  | { readonly status: 'ready'; readonly snapshot: MethodsSnapshot }
  | { readonly status: 'failed'; readonly error: AuthMethodsError; readonly previous?: MethodsSnapshot };

/** What there is to show, however old. */
export function shownSnapshot(state: MethodsState): MethodsSnapshot | undefined {
  if (state.status === 'ready') return state.snapshot;
  return state.status === 'idle' ? undefined : state.previous;
}
