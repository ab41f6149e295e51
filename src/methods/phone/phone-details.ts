import type { PhoneMethod } from '../../model/auth-method.js';
import type { MethodDetails } from '../method-details.js';
import { maskPhoneNumber } from './mask-phone-number.js';

export const phoneDetails: MethodDetails<PhoneMethod> = ({ phoneNumber, channel }, { messages }) => {
  const { detailsDialog: words, badges } = messages;
  return [
    { term: words.phoneNumber, value: phoneNumber, masked: maskPhoneNumber(phoneNumber) },
    { term: words.channel, value: channel && (channel === 'voice' ? badges.voiceCall : badges.textMessage) },
  ];
};
