const noBreakSpace = '\u00A0';

/** ITU-T E.164 country codes: of one digit, of two, else of three. */
const countryCode = /^\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * "+1 ••• ••• 4567", on one line: enough to tell one's numbers apart, too little for somebody looking over a
 * shoulder.
 */
export function maskPhoneNumber(phoneNumber: string): string {
  const code = countryCode.exec(phoneNumber)?.[0] ?? '';
  const end = phoneNumber.slice(code.length).replace(/\D/g, '').slice(-4);
  return `${code} ••• ••• ${end}`.trim().replaceAll(' ', noBreakSpace);
}
