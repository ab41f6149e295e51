import { optional, type FieldRule, type FieldRules, type JsonObject } from '../fields.js';
import { PERSON } from '../person.js';
import { fieldProblem } from '../problem.js';

function textMatching(pattern: RegExp, maxLength: number): FieldRule['complaint'] {
  return (value) =>
    typeof value === 'string' && value.length <= maxLength && pattern.test(value)
      ? undefined
      : `must be a string of 1 to ${String(maxLength)} characters that matches ${pattern.source}`;
}

/** Which of a person's linked accounts is meant. */
export const IDENTITY_FIELDS: FieldRules = {
  connection: optional(textMatching(/^[a-zA-Z0-9-]+$/, 128)),
  identity_user_id: optional(textMatching(/^\S+$/, 255)),
};

/** Refuses any account but the person's one. */
export function checkIdentity(body: JsonObject): void {
  if (body.connection !== undefined && body.connection !== PERSON.connection) {
    throw fieldProblem('connection', 'The connection does not exist');
  }
  // Requests name the user without the provider's prefix, though answers show it.
  if (body.identity_user_id !== undefined && body.identity_user_id !== PERSON.identityUserId) {
    throw fieldProblem('identity_user_id', 'The identity does not belong to the user');
  }
}
