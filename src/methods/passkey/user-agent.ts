export interface BrowserAndSystem {
  readonly browser: string;
  readonly system: string;
}

const systemNames: readonly (readonly [RegExp, string])[] = [
  [/iphone os|^ios/i, 'iOS'],
  [/ipad/i, 'iPadOS'],
  [/mac ?os/i, 'macOS'],
  [/^chrome ?os|cros/i, 'ChromeOS'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/linux|ubuntu|fedora|debian/i, 'Linux'],
];

/**
 * Reads the browser and system from a passkey's `user_agent`, such as "Chrome 131.0.0 / Mac OS X 10.15.7".
 * Returns `undefined` for text of any other form.
 */
export function parseUserAgent(userAgent: string | undefined): BrowserAndSystem | undefined {
  const [browserPart, systemPart, ...more] = userAgent?.split(' / ') ?? [];
  const browser = browserPart?.replace(/\s+[\d.]+$/, '').trim();
  if (!browser || !systemPart || more.length > 0) return undefined;
  const system = systemNames.find(([pattern]) => pattern.test(systemPart))?.[1];
  return { browser, system: system ?? systemPart.replace(/\s+[\d.]+$/, '').trim() };
}
