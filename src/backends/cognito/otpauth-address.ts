import type { Person } from './map.js';

/** Pools in which people sign in with an email address or phone number generate usernames. */
const generated = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/**
 * What the QR code of an authenticator app says; the service gives the secret alone.
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthAddress(secret: string, issuer: string, label: string): string {
  const [encodedIssuer, encodedLabel] = [issuer, label].map((text) =>
    new URLSearchParams({ '': text }).toString().slice(1).replaceAll('+', '%20'),
  );
  return `otpauth://totp/${encodedIssuer}:${encodedLabel}?secret=${secret}&issuer=${encodedIssuer}`;
}

/** How a person recognises their account in an app. */
export function accountLabel({ username, attributes }: Person): string {
  if (!generated.test(username)) return username;
  return attributes.get('email') || attributes.get('phone_number') || username;
}
