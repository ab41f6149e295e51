import type { Plugin } from 'vite';
import { leaveOut, type Unused } from './leave-out.js';

/** What says more about an error than its name is downloaded when there is one. Offline, the error stays as it is. */
const reason = `(await import('../helpers/identifyRegistrationError.js').then(
  ({ identifyRegistrationError }) => identifyRegistrationError({ error: err, options: createOptions }),
  () => err,
))`;

const unused: Unused = [
  [/^import \{ identifyRegistrationError \} .*$/gm, ''],
  [/identifyRegistrationError\(\{ error: err, options: createOptions \}\)/g, reason],
  // How the library was called in the past.
  [/ {4}\/\/ @ts-ignore: Intentionally check .*?\n {4}\}\n/gs, ''],
];

/** Leaves the explanations of errors out of the library for WebAuthn. */
export const webauthnReasons = (): Plugin =>
  leaveOut(
    '@simplewebauthn/browser',
    /\/@simplewebauthn\/browser\/esm\/methods\/startRegistration\.js$/,
    unused,
  );
