/**
 * The pages' policy, as a page can say it itself: its own scripts and styles, the emulator, and no HTML from strings.
 *
 * @param connections what else they may connect to, such as the web socket of a development server
 */
export function documentPolicy(emulatorOrigin: string, connections: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${[emulatorOrigin, ...connections].join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The same as a header, which alone can keep other sites from framing them. */
export function contentSecurityPolicy(emulatorOrigin: string, connections: readonly string[] = []): string {
  return `${documentPolicy(emulatorOrigin, connections)}; frame-ancestors 'none'`;
}
