import type { SentCodeEnrollment } from '../sent-code-enrollment.js';

export const phone: SentCodeEnrollment = {
  type: 'phone',
  offer: 'Phone',
  label: 'Phone number',
  address: '4155550132',
  shown: '(415) 555-0132',
  sent: '+14155550132',
  sentText: 'Enter the code we sent to +1 415 555 0132.',
  rowTitle: '+1 ••• ••• 0132',
  taken: '+12025550143',
  change: 'Change number',
  unfinished: { row: '+1 ••• ••• 0178', shown: '+1 202 555 0178' },
};
