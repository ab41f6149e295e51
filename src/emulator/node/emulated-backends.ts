import type { AccountName, BackendEmulator } from '../backend-emulator.js';
import { createAuthsignalEmulator } from '../authsignal/index.js';
import { createCognitoEmulator } from '../cognito/index.js';
import { createGatewayEmulator } from '../gateway/index.js';
import { createManagementEmulator } from '../management/index.js';

export interface EmulatedBackend {
  readonly title: string;
  /** Creates it. `example` is a command that lists the person's methods. */
  create(options: { readonly origin: string; readonly account?: AccountName }): {
    readonly emulator: BackendEmulator;
    readonly example: string;
  };
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
      };
    },
  },
};
