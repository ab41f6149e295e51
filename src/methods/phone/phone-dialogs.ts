import type { PhoneMethod } from '../../model/auth-method.js';
import type { EnrollmentInput } from '../../model/enrollment.js';
import { unfinishedMethod } from '../common-facts.js';
import type { MethodDialogs } from '../method-type.js';
import { channelName, shownNumber } from './phone-method.js';

export const phoneDialogs: MethodDialogs<PhoneMethod> = {
  details: (method, { messages: { badges, detailsDialog: terms } }) => [
    {
      term: terms.phoneNumber,
      value: method.phoneNumber,
      masked: method.masked ? undefined : shownNumber(method),
    },
    { term: terms.channel, value: method.channel && channelName(method.channel, badges) },
  ],
  replacement: {
    inputType: 'tel',
    label: ({ phone }) => phone.number,
    read: (text) => {
      const phoneNumber = text.replace(/[^\d+]/g, '');
      return phoneNumber ? { type: 'phone', phoneNumber, channel: 'sms' } : undefined;
    },
  },
  loadView: async () => (await import('./phone-enroll.js')).PhoneEnroll,
  pending: (id, { phoneNumber, channel }: EnrollmentInput['phone']) => ({
    ...unfinishedMethod(id),
    type: 'phone',
    phoneNumber,
    channel,
  }),
};
