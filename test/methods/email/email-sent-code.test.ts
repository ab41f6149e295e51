import { describeSentCodeEnrollment } from '../sent-code-enrollment.js';
import { email } from './email-enrollment.js';

describe('<auth-methods-email-enroll> and the code it sends', () => {
  describeSentCodeEnrollment(email);
});
