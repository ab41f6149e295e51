/**
 * Only who signs in with a browser needs this package, and it weighs more than all the others: whoever installs the
 * element installs it only if they want to.
 */
export const missingProvider =
  'Signing in with a browser needs one more package: npm install --save-dev oidc-provider';

/** Whether the package is there. */
export function canSignIn(): boolean {
  try {
    import.meta.resolve('oidc-provider');
    return true;
  } catch {
    return false;
  }
}
