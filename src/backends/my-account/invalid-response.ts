import { AuthMethodsError } from '../../model/auth-methods-error.js';

/** @param what is unexpected: names of members only, since their values may be secrets */
export function invalidResponse(what: string): AuthMethodsError {
  return new AuthMethodsError('invalid_response', `Unexpected ${what}`);
}
