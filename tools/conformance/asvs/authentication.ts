import type { Standard } from '../requirement.js';
import { factors } from './factors.js';
import { passwords } from './passwords.js';

/** Chapter 6, in words of ours. */
export const asvsAuthentication: Standard = {
  title: 'OWASP ASVS 5.0, chapter 6: authentication',
  address: 'https://github.com/OWASP/ASVS/blob/master/5.0/en/0x15-V6-Authentication.md',
  about:
    'Most of it is for the server that holds the account. Where this package has a part of its own on a server, the handler for the ' +
    'Management API (see [management](management.md)), its tests are named.',
  requirements: [...passwords, ...factors],
};
