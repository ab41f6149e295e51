import type { EmailDelivery, Factor, PhoneChannel } from '../../model/auth-method.js';
import { inCamelCase } from '../camel-case.js';
import { asObject, invalidResponse } from '../json-value.js';
import { nameIn, typeOf, usageOf } from './map.js';

/** What the tenant has configured, as far as it concerns this person. */
export interface AvailableMethods {
  readonly factors: readonly Factor[];
  /** How a new phone may receive codes; empty when the tenant has neither. */
  readonly phoneChannels: readonly PhoneChannel[];
  /** The verification methods that the person may not change. */
  readonly locked: ReadonlySet<string>;
}

/** Reads the tenant's verification methods. Throws `invalid_response` for what is no list. */
export function readAvailable(answer: unknown, emailDelivery: EmailDelivery): AvailableMethods {
  if (!Array.isArray(answer)) throw invalidResponse('answer: no list of verification methods');
  const methods = answer.map((item) => {
    const wire = inCamelCase(asObject(item));
    const isLocked = wire.isEditableByUser === false || wire.isHiddenToUser === true;
    return {
      name: nameIn(wire),
      isLocked,
      isOffered: wire.isActive !== false && !isLocked,
      isWhatsApp: wire.smsChannel === 'WHATSAPP',
    };
  });
  const offered = methods.filter(({ isOffered }) => isOffered);
  const otherEmail = emailDelivery === 'link' ? 'EMAIL_OTP' : 'EMAIL_MAGIC_LINK';
  const types = offered.flatMap(({ name }) => (name === otherEmail ? [] : (typeOf(name) ?? [])));
  const channels = offered.flatMap(({ name, isWhatsApp }): PhoneChannel[] => {
    if (name === 'WHATSAPP' || (name === 'SMS' && isWhatsApp)) return ['whatsapp'];
    return name === 'SMS' ? ['sms'] : [];
  });
  return {
    factors: [...new Set(types)].flatMap((type) => {
      const usage = usageOf(type);
      return usage.length > 0 ? [{ type, usage }] : [];
    }),
    phoneChannels: [...new Set(channels)].sort(),
    locked: new Set(methods.filter(({ isLocked }) => isLocked).map(({ name }) => name)),
  };
}
