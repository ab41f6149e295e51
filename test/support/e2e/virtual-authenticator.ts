import type { Page } from 'playwright-core';

/**
 * Gives a page an authenticator like Touch ID, or with `usb` a security key, that says yes; without
 * `automaticPresenceSimulation`, one that waits for a touch that never comes. Returns how to read what it holds, and how
 * to take it away.
 */
export async function addVirtualAuthenticator(
  page: Page,
  {
    automaticPresenceSimulation = true,
    transport = 'internal',
  }: { readonly automaticPresenceSimulation?: boolean; readonly transport?: 'internal' | 'usb' } = {},
): Promise<{ credentialCount(): Promise<number>; remove(): Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
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
    async remove() {
      await devtools.send('WebAuthn.disable');
    },
  };
}
