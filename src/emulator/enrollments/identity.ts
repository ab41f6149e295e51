import { optional, type FieldRule, type FieldRules, type JsonObject } from '../fields.js';
import { person } from '../person.js';
import { fieldProblem } from '../problem.js';

/** The fields that name one of a person's linked accounts. */
export const identityFields: FieldRules = {
  connection: optional(textMatching(/^[a-zA-Z0-9-]+$/, 128)),
  identity_user_id: optional(textMatching(/^\S+$/, 255)),
};

/** Refuses any account other than the person's only one. */
export function checkIdentity(body: JsonObject): void {
  if (body.connection !== undefined && body.connection !== person.connection) {
    throw fieldProblem('connection', 'The connection does not exist');
  }
  // Requests name the user without the provider's prefix; answers include it.
  if (body.identity_user_id !== undefined && body.identity_user_id !== person.identityUserId) {
    throw fieldProblem('identity_user_id', 'The identity does not belong to the user');
  }
}

function textMatching(pattern: RegExp, maxLength: number): FieldRule['complaint'] {
  return (value) =>
    typeof value === 'string' && value.length <= maxLength && pattern.test(value)
      ? undefined
      : `must be a string of 1 to ${String(maxLength)} characters that matches ${pattern.source}`;
}
