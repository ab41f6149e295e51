import type { PhoneMethod } from '../../model/auth-method.js';
import { throwMissingChunk } from '../../model/auth-methods-error.js';
import { looksMasked } from '../dialog-facts.js';
import type { MethodDialogs } from '../method-type.js';
import { channelName, shownNumber } from './phone-method.js';

export const dialogs: MethodDialogs<PhoneMethod> = {
  details: (method, { messages: { badges, detailsDialog: terms } }) => [
    {
      term: terms.phoneNumber,
      value: method.phoneNumber,
      masked: method.masked || looksMasked(method.phoneNumber) ? undefined : shownNumber(method),
    },
    { term: terms.channel, value: method.channel && channelName(method.channel, badges) },
  ],
  replacement: {
    inputType: 'tel',
    label: ({ phone }) => phone.number,
    read: async (text, { phone }) => {
      if (!text.trim()) return undefined;
      const numbers = await import('./phone-numbers.js').catch(throwMissingChunk);
      // Whose account it is says nothing about the country: the number needs its calling code.
      const reading = numbers.readNumber(text, '');
      if ('problem' in reading) return { problem: phone[reading.problem] };
      return { type: 'phone', phoneNumber: reading.number, channel: 'sms' };
    },
  },
  loadView: async () => (await import('./phone-enroll.js')).PhoneEnroll,
};
