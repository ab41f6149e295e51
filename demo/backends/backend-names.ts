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
  management: 'Auth0 Management',
  'support-desk': 'Auth0, a support desk',
  authsignal: 'Authsignal',
  cognito: 'Amazon Cognito',
  gateway: 'Gateway, a list',
  'gateway-user-pool': 'Gateway, a user pool',
};

export const isBackendName = (value: unknown): value is BackendName =>
  backendNames.some((name) => name === value);
