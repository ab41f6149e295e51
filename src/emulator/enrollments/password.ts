import type { Faults } from '../faults.js';
import { required, textField } from '../fields.js';
import { brokenPasswordRules, passwordPolicyWith } from '../password-policy.js';
import { person } from '../person.js';
import { Problem, validationProblem } from '../problem.js';
import type { EnrollmentKind } from './enrollment.js';
import { checkIdentity, identityFields } from './identity.js';

// The control characters that the published schema excludes.
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]/; // eslint-disable-line no-control-regex

export const passwordEnrollment: EnrollmentKind = {
  createFields: identityFields,
  start(body, tenant) {
    checkIdentity(body);
    const policy = passwordPolicyWith(tenant.faults.passwordPolicy);
    return {
      methodId: 'password|new',
      answer: { policy },
      verifyFields: { new_password: required(passwordComplaint) },
      verify(proof) {
        const password = textField(proof, 'new_password');
        const broken = brokenPasswordRules(password, policy, tenant.account.passwords);
        if (broken.length > 0) throw weakPassword(broken, tenant.faults);
        tenant.account.setPassword(password);
        const current = tenant.account.methods.find(({ type }) => type === 'password');
        const now = tenant.isoNow();
        return {
          id: current?.id ?? 'password|dXNlci0xMjM',
          type: 'password',
          created_at: current?.created_at ?? now,
          usage: ['primary'],
          identity_user_id: person.userId,
          last_password_reset: now,
        };
      },
    };
  },
};

function passwordComplaint(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  const length = Array.from(value).length;
  if (length < 1 || length > 256) return 'must have 1 to 256 characters';
  return controlCharacters.test(value) ? 'must not contain control characters' : undefined;
}

function weakPassword(rules: readonly string[], faults: Faults): Problem {
  if (faults.weakPasswordAnswer === 'detail') return new Problem(400, 'A0E-400-0001', rules.join('; '));
  return validationProblem(
    rules.map((detail) => ({ detail, field: 'new_password', pointer: '/new_password', source: 'body' })),
  );
}
