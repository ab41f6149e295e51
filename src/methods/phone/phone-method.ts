import type { PhoneMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';

export const phoneMethod: MethodType<PhoneMethod> = {
  icon: 'phone',
  group: 'secondary',
  safety: {
    phishable: true,
    stolenBy: 'messages',
    canBeSecondStep: true,
    lostWith: () => 'handset',
    helpedBy: {
      theft: ['passkey', 'totp', 'push-notification', 'webauthn-roaming'],
      loss: ['recovery-code', 'passkey'],
    },
  },
  channel: ({ channel }) => channel,
  title: shownNumber,
  badges: ({ channel }, { localization }) =>
    channel ? [{ text: channelName(channel, localization.messages.badges) }] : [],
  enroll: {},
  dialogs: () => import('./phone-dialogs.js'),
};

/** The number as a row shows it: masked, by the backend or here. */
export function shownNumber({ phoneNumber, masked }: PhoneMethod): string {
  return masked ? phoneNumber : maskPhoneNumber(phoneNumber);
}

export function channelName(
  channel: NonNullable<PhoneMethod['channel']>,
  { textMessage, voiceCall }: { readonly textMessage: string; readonly voiceCall: string },
): string {
  // WhatsApp is called the same in every language.
  return { sms: textMessage, voice: voiceCall, whatsapp: 'WhatsApp' }[channel];
}

const noBreakSpace = '\u00A0';

/** ITU-T E.164 country codes: of one digit, of two, else of three. */
const countryCode = /^\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * "+1 ••• ••• 4567", on one line: enough for a person to tell their numbers apart, too little for somebody
 * who looks over their shoulder.
 */
export function maskPhoneNumber(phoneNumber: string): string {
  const code = countryCode.exec(phoneNumber)?.[0] ?? '';
  const end = phoneNumber.slice(code.length).replace(/\D/g, '').slice(-4);
  return `${code} ••• ••• ${end}`.trim().replaceAll(' ', noBreakSpace);
}
