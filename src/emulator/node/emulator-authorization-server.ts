import { once } from 'node:events';
import { createServer } from 'node:http';

import type { Provider } from 'oidc-provider';

import { grantedScope } from '../access-token.js';
import type { AuthorizationServer } from '../authorization-server.js';
import { SCOPES } from '../operations.js';
import { signingKey } from '../signing-key.js';
import type { Tenant } from '../tenant.js';
import { scopeNeedsSecondStep, secondStepRequired, type TokenParameters } from '../token-endpoint.js';
