import type { Page } from 'playwright-core';

/**
 * Gives a page an authenticator like Touch ID that says yes; without `automaticPresenceSimulation`, one that
 * waits for a touch that never comes. Returns how to read what it holds.
 */
export async function addVirtualAuthenticator(
  page: Page,
  { automaticPresenceSimulation = true } = {},
): Promise<{ credentialCount(): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation,
    },
  });
  return {
    async credentialCount() {
      return (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
  };
}
