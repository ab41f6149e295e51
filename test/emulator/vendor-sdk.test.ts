import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { Auth0Client, MyAccountApiClient, MyAccountApiError } from '@auth0/auth0-spa-js';
console.log(Auth0Client, MyAccountApiClient, MyAccountApiError, assert, after,before,describe,it);
