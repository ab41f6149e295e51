import { executeServerCommand } from '@web/test-runner-commands';
import { devtools } from './devtools.js';

/** What kind of authenticator Chromium pretends to have; by default one like Touch ID that says yes. */
export interface VirtualAuthenticatorOptions {
  readonly protocol?: 'ctap2' | 'u2f';
  readonly transport?: 'internal' | 'usb' | 'nfc' | 'ble' | 'hybrid';
  readonly hasResidentKey?: boolean;
  readonly hasUserVerification?: boolean;
  /** The person's finger is recognised. */
  readonly isUserVerified?: boolean;
  /** `false`: it waits for a touch that never comes. */
  readonly automaticPresenceSimulation?: boolean;
  readonly defaultBackupEligibility?: boolean;
  readonly defaultBackupState?: boolean;
}

/** As the protocol returns it; binary values in base64. */
export interface VirtualCredential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly userName?: string;
  readonly userDisplayName?: string;
}

/** What an authenticator did because the page has signalled something; the id in base64. */
export interface CredentialChange {
  readonly kind: 'deleted' | 'updated';
  readonly credentialId: string;
  readonly userName?: string;
  readonly userDisplayName?: string;
}

/** All changes that authenticators made by signals in this test file, in order. */
export async function credentialChanges(): Promise<readonly CredentialChange[]> {
  const command = executeServerCommand<{ result: readonly CredentialChange[] }, object>('credential-changes');
  return (await command).result;
}

export interface VirtualAuthenticator {
  credentials(): Promise<readonly VirtualCredential[]>;
  addCredential(credential: VirtualCredential): Promise<void>;
  clearCredentials(): Promise<void>;
  /** `false`: the person's finger is not recognised, so the ceremony fails. */
  setUserVerified(isUserVerified: boolean): Promise<void>;
  /** `false`: ceremonies wait until they are aborted or time out. */
  setAutomaticPresence(enabled: boolean): Promise<void>;
  /** Removes it; the end of the test file does so too. */
  remove(): Promise<void>;
}

/** Gives this page an authenticator of Chromium's own; `navigator.credentials` then works without a person. */
export async function addVirtualAuthenticator(
  options: VirtualAuthenticatorOptions = {},
): Promise<VirtualAuthenticator> {
  promptInFront();
  await devtools('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools<{ authenticatorId: string }>(
    'WebAuthn.addVirtualAuthenticator',
    {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        ...options,
      },
    },
  );
  const call = <T>(method: string, params: object = {}): Promise<T> =>
    devtools<T>(`WebAuthn.${method}`, { authenticatorId, ...params });

  return {
    async credentials() {
      return (await call<{ credentials: readonly VirtualCredential[] }>('getCredentials')).credentials;
    },
    async addCredential(credential) {
      await call('addCredential', { credential });
    },
    async clearCredentials() {
      await call('clearCredentials');
    },
    async setUserVerified(isUserVerified) {
      await call('setUserVerified', { isUserVerified });
    },
    async setAutomaticPresence(enabled) {
      await call('setAutomaticPresenceSimulation', { enabled });
    },
    async remove() {
      await call('removeVirtualAuthenticator');
    },
  };
}

/** Brings the page to the front for each ceremony: Chromium refuses one while another test's page has the focus. */
function promptInFront(): void {
  if (promptsInFront) return;
  promptsInFront = true;
  const { create } = CredentialsContainer.prototype;
  CredentialsContainer.prototype.create = async function (options) {
    await devtools('Page.bringToFront');
    return create.call(this, options);
  };
}
let promptsInFront = false;
