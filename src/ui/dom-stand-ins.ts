const scope: Record<string, unknown> = globalThis;
const missing = ['HTMLElement', 'document'].filter((name) => !scope[name]);

/**
 * Lit's build for browsers needs a DOM while it is imported, and some servers and edge runtimes import that build.
 * They get a stand-in until everything has been imported. Lit's build for servers defines `customElements`, and
 * brings its own.
 */
const standIn = Object.assign(function () {}, { createTreeWalker() {} });

for (const name of missing)
  Object.defineProperty(scope, name, {
    get: () => (scope['customElements'] ? undefined : standIn),
    configurable: true,
  });

/** Call when Lit has been imported. */
export function removeStandIns(): void {
  for (const name of missing) Reflect.deleteProperty(scope, name);
}
