/** A phone number as a member of a method. One that is not whole, or missing, must not be filled into a field. */
export function toPhoneNumber(phoneNumber: string): {
  readonly phoneNumber: string;
  readonly masked?: true;
} {
  return { phoneNumber, ...(!/^\+\d{4,15}$/.test(phoneNumber) && { masked: true }) };
}

/** An email address as a member of a method. One that is not whole, or missing, must not be filled into a field. */
export function toEmailAddress(email: string): { readonly email: string; readonly masked?: true } {
  return { email, ...(!/^[^•*]+@[^•*]+$/.test(email) && { masked: true }) };
}
