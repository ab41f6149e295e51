/**
 * Ids of the WebAuthn credentials that were created on this page and not removed on it: a backend may still be deciding about
 * them, or its list may lag behind. No password manager is told to hide one of them.
 */
export const createdCredentials = new Set<string>();
