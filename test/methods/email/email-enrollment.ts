import type { SentCodeEnrollment } from '../sent-code-enrollment.js';

export const email: SentCodeEnrollment = {
  type: 'email',
  offer: 'Email',
  label: 'Email address',
  address: 'grace@example.net',
  shown: 'grace@example.net',
  sent: 'grace@example.net',
  sentText: 'Enter the code we sent to grace@example.net.',
  rowTitle: 'g•••@example.net',
  taken: 'Ada@example.com',
  change: 'Change address',
  unfinished: { row: 'a•••@example.com', shown: 'ada@example.com' },
};
