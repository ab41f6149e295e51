import { css, html, type TemplateResult } from 'lit';
import type { EnrollmentMessages } from '../../i18n/enrollment-messages.js';

/** Widely used ones, with their makers' own pages, which lead to the right store. */
const knownApps: Readonly<Record<string, string>> = {
  'Google Authenticator': 'https://support.google.com/accounts/answer/1066447',
  'Microsoft Authenticator': 'https://www.microsoft.com/security/mobile-authenticator-app',
  '2FAS': 'https://2fas.com/',
};

export const authenticatorAppsStyles = css`
  .apps {
    display: grid;
    gap: var(--_space);
  }
  .apps ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
`;

/** The apps to name, by name: the host's, else three that are widely used. An address that can't be opened is left out. */
export function authenticatorApps({
  authenticatorApps: own,
}: EnrollmentMessages): readonly (readonly [string, string])[] {
  return Object.entries(own ?? knownApps).filter(([, address]) => /^https:\/\//i.test(address));
}

/** Says what an authenticator app is, and where to get one. */
export function renderAuthenticatorApps(messages: EnrollmentMessages): TemplateResult {
  return html`<div class="apps">
    <p class="muted">${messages.totp.apps}</p>
    <ul>
      ${authenticatorApps(messages).map(
        ([name, address]) =>
          html`<li>
            <a part="button" class="button" href=${address} target="_blank" rel="noopener noreferrer"><bdi>${name}</bdi></a>
          </li>`,
      )}
    </ul>
  </div>`;
}
