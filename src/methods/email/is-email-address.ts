/**
 * Whether a text may be an email address. Which ones really are, only the server and the code it sends can
 * tell: all that is ruled out is what nobody's address can be.
 */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
