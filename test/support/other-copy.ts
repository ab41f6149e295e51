/** A second copy of the module of `AuthMethodsError`, as a page has that loads the library twice. */
export function otherCopy(): Promise<typeof import('../../src/model/auth-methods-error.js')> {
  const address = new URL('../../src/model/auth-methods-error.js?copy', import.meta.url).href;
  return import(address) as Promise<typeof import('../../src/model/auth-methods-error.js')>;
}
