/** Collects what a page complains about, from before anything else runs on it. Read by `AccountPage`. */
const complaints: string[] = [];
Object.assign(globalThis, { complaints });

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  // The browser asks for it, not the page.
  if (blockedURI === `${location.origin}/favicon.ico`) return;
  complaints.push(`policy: ${effectiveDirective} forbids ${blockedURI} ${sample}`);
});
addEventListener('error', ({ message }) => complaints.push(`error: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => complaints.push(`rejection: ${String(reason)}`));
for (const level of ['error', 'warn'] as const) {
  const write = console[level].bind(console);
  console[level] = (...values: readonly unknown[]) => {
    complaints.push(`${level}: ${values.map(String).join(' ')}`);
    write(...values);
  };
}
