import type { AuthMethodsError, AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import { needsReload } from './missing-code.js';

/**
 * The one thing that can help after an error. `again`: what was tried, perhaps with another input. `confirm`: a fresh
 * sign-in, after which the action resumes. `sign-in`: the same, for a session that has ended. `reload`: the page is
 * loaded again. `nothing`: whoever runs the page, or another page, has to help.
 */
export type Remedy = 'again' | 'confirm' | 'sign-in' | 'reload' | 'nothing';

const remedies: Readonly<Partial<Record<AuthMethodsErrorCode, Remedy>>> = {
  step_up_required: 'confirm',
  unauthorized: 'sign-in',
  misconfigured: 'nothing',
  insufficient_scope: 'nothing',
  forbidden: 'nothing',
  not_found: 'nothing',
  already_enrolled: 'nothing',
  limit_reached: 'nothing',
  removal_refused: 'nothing',
  wrong_domain: 'nothing',
  unsupported_by_browser: 'nothing',
  unsupported_by_backend: 'nothing',
};

/** What can help after an error. After any that is not known, trying again might. */
export function remedyFor(error: AuthMethodsError): Remedy {
  return needsReload(error) ? 'reload' : (remedies[error.code] ?? 'again');
}
