import type { AccountName, BackendEmulator } from './backend-emulator.js';
import { createAuthsignalEmulator } from './authsignal/index.js';
import { createCognitoEmulator } from './cognito/index.js';
import { createGatewayEmulator } from './gateway/index.js';
import { createManagementEmulator } from './management/index.js';

export interface EmulatedBackend {
  readonly title: string;
  create(options: { readonly origin: string; readonly account?: AccountName }): CreatedBackend;
}

export interface CreatedBackend {
  readonly emulator: BackendEmulator;
  /** A command that lists the person's methods. */
  readonly example: string;
  /** What a host's page has to know, such as `userId`. */
  readonly settings: Readonly<Record<string, string>>;
  /** What only a host's server may know. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** The emulators that `--backend` names. */
export const emulatedBackends: Readonly<Record<string, EmulatedBackend>> = {
  authsignal: {
    title: 'Authsignal, with its API for browsers and the one for servers',
    create: (options) => {
      const emulator = createAuthsignalEmulator(options);
      return {
        emulator,
        example: `curl -s ${emulator.baseUrl}/client/user-authenticators -H "authorization: Bearer $TOKEN"`,
        settings: {},
        secrets: { secretKey: emulator.secretKey },
      };
    },
  },
  cognito: {
    title: 'an Amazon Cognito user pool',
    create: (options) => {
      const emulator = createCognitoEmulator(options);
      return {
        emulator,
        example: `curl -s ${emulator.origin} -H 'content-type: application/x-amz-json-1.1' \\
    -H 'x-amz-target: AWSCognitoIdentityProviderService.GetUser' -d '{"AccessToken":"'$TOKEN'"}'`,
        settings: { userPoolId: emulator.userPoolId },
        secrets: {},
      };
    },
  },
  gateway: {
    title: 'a gateway in front of two providers',
    create: (options) => {
      const emulator = createGatewayEmulator(options);
      const user = encodeURIComponent(emulator.userId);
      return {
        emulator,
        example: `curl -s ${emulator.origin}/users/${user}/authentication-methods -H "authorization: Bearer $TOKEN" \\
    -H 'content-type: application/json'`,
        settings: { userId: emulator.userId, userPoolId: emulator.userPoolId },
        secrets: {},
      };
    },
  },
  management: {
    title: 'the Auth0 Management API, for the server of a host',
    create: (options) => {
      const emulator = createManagementEmulator(options);
      const user = encodeURIComponent(emulator.userId);
      return {
        emulator,
        example: `curl -s ${emulator.origin}/api/v2/users/${user}/authentication-methods -H "authorization: Bearer $TOKEN"`,
        settings: { userId: emulator.userId, otherUserId: emulator.otherUserId },
        secrets: { clientId: emulator.clientId, clientSecret: emulator.clientSecret },
      };
    },
  },
};
