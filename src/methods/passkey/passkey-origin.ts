import type { PasskeyMethod } from '../../model/auth-method.js';

let names: Readonly<Record<string, string>> = {};
let loading: Promise<void> | undefined;

/** The AAGUID of authenticators that don't reveal their model. */
const anonymous = '00000000-0000-0000-0000-000000000000';

/** Downloads the table of provider names, once. Never rejects: without it, passkeys are called passkeys. */
export function loadPasskeyProviders(): Promise<void> {
  loading ??= import('./passkey-provider-names.js').then(
    (module) => {
      names = module.passkeyProviderNames;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/** The provider of a passkey, such as "iCloud Keychain"; `undefined` when unknown, or not downloaded yet. */
export function passkeyProvider({ providerName, aaguid }: PasskeyMethod): string | undefined {
  if (providerName) return providerName;
  return aaguid === undefined || aaguid === anonymous ? undefined : names[aaguid.toLowerCase()];
}
