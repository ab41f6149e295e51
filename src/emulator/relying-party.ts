/** The site that passkeys are created for. */
export interface RelyingParty {
  /** A domain; the page must be on it or on a subdomain. */
  readonly id: string;
  readonly name: string;
  /** The page origins that are accepted. Default: every origin on the domain, over HTTPS or on localhost. */
  readonly origins?: readonly string[];
}

/** Whether a page may create passkeys: https://www.w3.org/TR/webauthn-3/#sctn-validating-origin */
export function acceptsPageOrigin(relyingParty: RelyingParty, origin: string): boolean {
  if (relyingParty.origins) return relyingParty.origins.includes(origin);
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const onLocalhost = hostname === 'localhost' || hostname.endsWith('.localhost');
  const secure = protocol === 'https:' || (protocol === 'http:' && onLocalhost);
  return secure && (hostname === relyingParty.id || hostname.endsWith(`.${relyingParty.id}`));
}
