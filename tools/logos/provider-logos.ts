import * as simpleIcons from 'simple-icons';
import { format, resolveConfig } from 'prettier';

/**
 * The icons that are taken from simple-icons, and the providers that each one is for. Words, which can't be read at the
 * size of an icon (Samsung, Kaspersky, Zoho), are left out; the brands that are not here are not in simple-icons.
 */
const logos: readonly (readonly [icon: keyof typeof simpleIcons, names: RegExp])[] = [
  ['siApple', /^apple|icloud/i],
  ['siGoogle', /^google/i],
  ['siGooglechrome', /^chrome\b/i],
  ['si1password', /^1password/i],
  ['siBitwarden', /^bitwarden/i],
  ['siDashlane', /^dashlane/i],
  ['siEnpass', /^enpass/i],
  ['siKeepassxc', /^keepassxc/i],
  ['siKeeper', /^keeper/i],
  ['siLastpass', /^lastpass/i],
  ['siProton', /^proton/i],
  ['siYubico', /yubi/i],
];

/** Writes src/methods/passkey/provider-logos.ts, with which no page needs simple-icons. */
export async function providerLogosModule(path: string): Promise<string> {
  const entries = logos.map(
    ([icon, names]) => `[${String(names)}, '${shortened((simpleIcons[icon] as { path: string }).path)}'],`,
  );
  const source = `
/**
 * Logos of passkeys' providers, as SVG paths of 24 by 24, from simple-icons (CC0-1.0). They are trademarks of their
 * owners: see docs/decisions/0021-logos-of-providers.md. Written by \`npm run logos\`.
 */
const logos: readonly (readonly [provider: RegExp, path: string])[] = [${entries.join('\n')}];

/** The logo of a provider by its name, such as "iCloud Keychain"; \`undefined\` where there is none. */
export function providerLogo(name: string): string | undefined {
  return logos.find(([provider]) => provider.test(name))?.[1];
}
`;
  return format(source, { ...(await resolveConfig(path)), parser: 'typescript' });
}

/**
 * Cuts decimals off: a hundredth of a unit can't be seen at 20 pixels. No digit before the point may change, since the
 * flags of an arc may stand there.
 */
function shortened(path: string): string {
  return path.replaceAll(/(\.\d\d)\d+/g, '$1');
}
