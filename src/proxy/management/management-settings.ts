import { readProxyOptions, type ProxySettings } from '../proxy-options.js';
import { readOrigins } from '../same-origin.js';
import { countersInMemory, countWith, type CounterStore } from './counter-store.js';
import type { AddableType, ManagementProxyOptions, OfferedOperations } from './management-options.js';
import { Seal } from './seal.js';

/** The options, checked and complete. */
export interface ManagementSettings extends ProxySettings {
  readonly options: ManagementProxyOptions;
  /** `https://{domain}` */
  readonly tenant: string;
  readonly operations: Required<OfferedOperations>;
  /** The types that can be added to one's own account. */
  readonly types: readonly AddableType[];
  /** The types that may be added at all, as the host says. */
  readonly mayAdd: (type: string) => boolean;
  /** The pages on which passkeys and security keys may be created. Without them, the request's own origin. */
  readonly passkeyOrigins: readonly string[] | undefined;
  /** Seconds. */
  readonly enrollmentLifetime: number;
  readonly seal: Seal | undefined;
  readonly count: CounterStore['increment'];
  readonly issuer: string;
}

/** Seconds. */
const longestEnrollment = 600;
const shortestSecret = 32;

/** Checks the options. Throws when the host's program starts, with a message that names the fix. */
export function readManagementOptions(options: ManagementProxyOptions): ManagementSettings {
  const settings = readProxyOptions(options);
  const { domain, types, relyingParty, enrollmentLifetime = 300, store = countersInMemory() } = options;
  if (typeof domain !== 'string' || !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?$/i.test(domain))
    throw new TypeError('domain: the tenant’s hostname, such as "example.eu.auth0.com", without https://');
  if (!options.getToken && !(options.clientId && options.clientSecret))
    throw new TypeError(
      'clientId and clientSecret: those of your machine-to-machine application; or getToken',
    );
  if (!(enrollmentLifetime > 0 && enrollmentLifetime <= longestEnrollment))
    throw new TypeError(`enrollmentLifetime: seconds, at most ${longestEnrollment}`);
  if (relyingParty && !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/.test(relyingParty.id))
    throw new TypeError('relyingParty.id: a hostname such as "example.com", without https:// and port');
  const secrets = secretsOf(options.secret);
  return {
    ...settings,
    options,
    tenant: `https://${domain}`,
    operations: {
      ...{ add: true, rename: true, chooseChannel: true, remove: true, removeAll: false, replaceAll: false },
      ...options.operations,
    },
    types: secrets ? possibleTypes(options).filter((type) => types?.includes(type) ?? true) : [],
    mayAdd: (type) => types?.some((each) => each === type) ?? true,
    passkeyOrigins: readOrigins(relyingParty?.origins, 'relyingParty.origins') ?? settings.allowedOrigins,
    enrollmentLifetime,
    seal: secrets && new Seal(secrets, domain),
    count: countWith(store, settings.report),
    issuer: options.issuer ?? relyingParty?.name ?? domain,
  };
}

function possibleTypes({ sendCode, relyingParty }: ManagementProxyOptions): readonly AddableType[] {
  return [
    'totp',
    ...(sendCode ? (['phone', 'email'] as const) : []),
    ...(relyingParty ? (['webauthn-roaming', 'passkey'] as const) : []),
  ];
}

function secretsOf(secret: ManagementProxyOptions['secret']): readonly string[] | undefined {
  if (secret === undefined) return undefined;
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (
    secrets.length > 0 &&
    secrets.every((each) => typeof each === 'string' && each.length >= shortestSecret)
  )
    return secrets;
  throw new TypeError(`secret: a random text of at least ${shortestSecret} characters, or a list of them`);
}
