import { describeSentCodeEnrollment } from '../sent-code-enrollment.js';
import { phone } from './phone-enrollment.js';

describe('<auth-methods-phone-enroll> and the code it sends', () => {
  describeSentCodeEnrollment(phone);
});
