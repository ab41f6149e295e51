/** The backends that the demo can show, by their name in the page's address: `?backend=cognito`. */
export const backendNames = [
  'my-account',
  'management',
  'support-desk',
  'authsignal',
  'cognito',
  'gateway',
  'gateway-user-pool',
] as const;
export type BackendName = (typeof backendNames)[number];

export const backendTitles: Readonly<Record<BackendName, string>> = {
  'my-account': 'Auth0 My Account',
  management: 'Auth0 Management, by a proxy',
  'support-desk': 'Auth0 Management, a support desk',
  authsignal: 'Authsignal',
  cognito: 'Amazon Cognito',
  gateway: 'Gateway, a list of methods',
  'gateway-user-pool': 'Gateway, a user pool',
};

export const isBackendName = (value: unknown): value is BackendName =>
  backendNames.some((name) => name === value);
