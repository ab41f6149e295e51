import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollmentChallenge, EnrollmentInput } from '../../model/enrollment.js';
import { asList, asText } from '../json-value.js';
import { expectNothing } from './client.js';
import type { Enrollment, Step } from './enrollment.js';
import { attributeNames, membersOf, singleIds } from './map.js';
import { switchOn, verifyOnce } from './proofs.js';

type SentCodeType = 'phone' | 'email';

export const phoneEnrollment = sentCodeEnrollment('phone', {
  valueOf: ({ phoneNumber }) => phoneNumber,
  toChallenge: (base) => ({ ...base, type: 'phone' }),
});

export const emailEnrollment = sentCodeEnrollment('email', {
  valueOf: ({ email }) => email,
  toChallenge: (base) => ({ ...base, type: 'email' }),
});

interface SentCodeFacts<T extends SentCodeType> {
  readonly valueOf: (input: EnrollmentInput[T]) => string;
  readonly toChallenge: (base: { readonly id: string; readonly session: string }) => EnrollmentChallenge[T];
}

/**
 * A number or an address is an attribute of the person: it is changed, verified with the code that was sent there, and
 * then made a second step. Its session is the value itself, since a code is for the value alone.
 */
function sentCodeEnrollment<T extends SentCodeType>(
  type: T,
  { valueOf, toChallenge }: SentCodeFacts<T>,
): Enrollment<T> {
  const attribute = attributeNames[type];
  const sendCode = ({ send }: Step) => send('GetUserAttributeVerificationCode', { AttributeName: attribute });
  return {
    start: async (step, input) => {
      const value = valueOf(input);
      if (isEnrolled(step, type, value))
        throw new AuthMethodsError('already_enrolled', `The person’s ${type} is the same already`);
      if (step.memory.proofs.get(type)?.isSure && step.memory.isProven(type, value)) {
        await switchOn(step, type);
        return { result: {} };
      }
      const answer = await step.send('UpdateUserAttributes', {
        UserAttributes: [{ Name: attribute, Value: value }],
      });
      // A pool without automatic verification sends no code.
      const sent = asList(membersOf(answer).codedeliverydetailslist).map(membersOf);
      if (!sent.some(({ attributename = attribute }) => asText(attributename) === attribute))
        await sendCode(step);
      return toChallenge({ id: '', session: value });
    },
    again: async (step, challenge) => {
      await sendCode(step);
      return { ...challenge };
    },
    complete: async (step, { session }, proof) => {
      const code = proof.code?.replace(/\s/g, '') ?? '';
      if (!code) throw new AuthMethodsError('invalid_code', 'There is no code');
      await verifyOnce(step, type, session, async () =>
        expectNothing(
          await step.send('VerifyUserAttribute', { AttributeName: attribute, Code: code }, [code]),
        ),
      );
      await switchOn(step, type);
    },
  };
}

/** Whether it is a second step already, as far as the list said. */
function isEnrolled({ memory }: Step, type: SentCodeType, value: string): boolean {
  const method = memory.methods?.get(singleIds[type]);
  if (!method?.confirmed || method.enabled === false || !method.usage.includes('secondary')) return false;
  return memory.person?.attributes.get(attributeNames[type])?.toLowerCase() === value.toLowerCase();
}
