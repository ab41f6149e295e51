let names: Readonly<Record<string, string>> = {};
let loading: Promise<void> | undefined;

/** Authenticators that don't tell their model say so with zeros. */
const anonymous = '00000000-0000-0000-0000-000000000000';

/** Downloads the table of provider names, once. Without it passkeys are just called passkeys. */
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

/** Who keeps a passkey, such as "iCloud Keychain"; `undefined` when unknown or not loaded yet. */
export function passkeyProvider(aaguid: string | undefined): string | undefined {
  return aaguid === undefined || aaguid === anonymous ? undefined : names[aaguid.toLowerCase()];
}
