import type { PasskeyMethod } from '../../model/auth-method.js';

type RowData = typeof import('./passkey-row-data.js');

let data: RowData | undefined;
let loading: Promise<void> | undefined;

/** Downloads what the functions below need, once. Never rejects: without it, passkeys are called passkeys. */
export function loadPasskeyRowData(): Promise<void> {
  loading ??= import('./passkey-row-data.js').then(
    (module) => {
      data = module;
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
  return aaguid ? data?.passkeyProviderName(aaguid) : undefined;
}

/** The logo of a passkey's provider, an SVG path of 24 by 24; `undefined` where there is none, or not downloaded yet. */
export function passkeyLogo(method: PasskeyMethod): string | undefined {
  const provider = passkeyProvider(method);
  return provider && data?.providerLogo(provider);
}

/** The browser and system a passkey was created with; `undefined` when unknown, or not downloaded yet. */
export function passkeyBrowser(
  { userAgent }: PasskeyMethod,
  browserOn: (browser: string, system: string) => string,
): string | undefined {
  return data?.describeUserAgent(userAgent, browserOn);
}
