/** The scopes of the My Account API for authentication methods. */
export const apiScopes = [
  'read:me:factors',
  'read:me:authentication_methods',
  'create:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
] as const;

export type Scope = (typeof apiScopes)[number];

/** The groups of requests that share a rate limit. */
export type LimitName = 'list' | 'typedList' | 'write';

export interface OperationRule {
  readonly scope: Scope;
  /** Writes need a stronger sign-in when the `stepUp` switch is on. */
  readonly write: boolean;
}

/** The operations, by their ids in the vendor's OpenAPI file. */
export const operations = {
  getFactors: { scope: 'read:me:factors', write: false },
  getAuthenticationMethods: { scope: 'read:me:authentication_methods', write: false },
  getAuthenticationMethod: { scope: 'read:me:authentication_methods', write: false },
  createAuthenticationMethod: { scope: 'create:me:authentication_methods', write: true },
  confirmAuthenticationMethod: { scope: 'create:me:authentication_methods', write: true },
  updateAuthenticationMethod: { scope: 'update:me:authentication_methods', write: true },
  deleteAuthenticationMethod: { scope: 'delete:me:authentication_methods', write: true },
} as const satisfies Record<string, OperationRule>;

export type OperationName = keyof typeof operations;

export function isOperationName(value: unknown): value is OperationName {
  return typeof value === 'string' && Object.hasOwn(operations, value);
}
