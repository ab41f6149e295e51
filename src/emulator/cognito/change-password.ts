import { textField } from '../fields.js';
import { CognitoRefusal, brokenConstraint, notAuthorized } from './cognito-refusal.js';
import type { OperationHandler } from './cognito-pool.js';

/** The pool's default policy: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const rules: readonly (readonly [pattern: RegExp, complaint: string])[] = [
  [/.{8}/s, 'Password not long enough'],
  [/[a-z]/, 'Password must have lowercase characters'],
  [/[A-Z]/, 'Password must have uppercase characters'],
  [/\d/, 'Password must have numeric characters'],
  [/[^\da-z]/i, 'Password must have symbol characters'],
];

/** Wrong passwords in a row, after which none is looked at. */
const mostAttempts = 5;

export function createChangePassword(): OperationHandler {
  let wrong = 0;
  return (fields, { account }) => {
    const previous = textField(fields, 'PreviousPassword');
    const proposed = textField(fields, 'ProposedPassword');
    if (!/^\S(.*\S)?$/s.test(proposed) || proposed.length > 256)
      throw brokenConstraint('proposedPassword', 'satisfy regular expression pattern: ^[\\S]+.*[\\S]+$');
    if (fields.PreviousPassword !== undefined && !/^\S(.*\S)?$/s.test(previous))
      throw brokenConstraint('previousPassword', 'satisfy regular expression pattern: ^[\\S]+.*[\\S]+$');
    if (account.password !== undefined && previous !== account.password) {
      wrong += 1;
      if (wrong > mostAttempts)
        throw new CognitoRefusal(
          'LimitExceededException',
          'Attempt limit exceeded, please try after some time.',
        );
      throw notAuthorized('Incorrect username or password.');
    }
    wrong = 0;
    const broken = rules.find(([pattern]) => !pattern.test(proposed));
    if (broken)
      throw new CognitoRefusal(
        'InvalidPasswordException',
        `Password did not conform with policy: ${broken[1]}`,
      );
    if (proposed === account.password || account.earlierPasswords.includes(proposed))
      throw new CognitoRefusal(
        'PasswordHistoryPolicyViolationException',
        'Password has been used before. Please choose another password.',
      );
    account.earlierPasswords = [...account.earlierPasswords, ...(account.password ? [account.password] : [])];
    account.password = proposed;
    return undefined;
  };
}
