import type { PublicKeyCredentialCreationOptionsJSON } from '../model/webauthn-dictionaries.js';

/** `Document.featurePolicy`, which only Chromium has: https://www.w3.org/TR/permissions-policy-1/#introspection */
interface PolicyDocument {
  readonly featurePolicy?: { features(): readonly string[]; allowsFeature(feature: string): boolean };
}

const feature = 'publickey-credentials-create';

/** Milliseconds in which no person can read a prompt and cancel it. */
const tooFastForPeople = 200;

/**
 * Explains to the developer why a browser refuses to create a credential for `rpId` on this page. It is only asked
 * after the browser has refused: one that knows related origins creates more than the page's own hostname allows
 * (https://www.w3.org/TR/webauthn-3/#sctn-related-origins).
 */
export function explainWrongDomain(rpId: string | undefined, page: Location = location): string | undefined {
  if (!isSecureContext) {
    return `Passkeys and security keys need a secure page (HTTPS, or localhost); this one is ${page.origin}.`;
  }
  const id = rpId ?? page.hostname;
  if (page.hostname === id || page.hostname.endsWith(`.${id}`)) return undefined;
  return (
    `The backend creates credentials for "${id}", but this page is on "${page.hostname}". ` +
    `Serve the page from ${id} or a subdomain of it, configure a relying party id (custom domain) that ` +
    `this page belongs to, or list ${page.origin} in https://${id}/.well-known/webauthn.`
  );
}

/**
 * Explains to the developer that the page is not allowed to create credentials; `undefined` where it is, as far as can be
 * told. Browsers then reject as if the person had cancelled.
 *
 * @param elapsed milliseconds from the call to the rejection
 */
export function explainPolicy(
  elapsed: number,
  page: Document & PolicyDocument = document,
): string | undefined {
  const { featurePolicy } = page;
  const isForbidden = featurePolicy?.features().includes(feature)
    ? !featurePolicy.allowsFeature(feature)
    : isFramedByOther() && elapsed < tooFastForPeople;
  if (!isForbidden) return undefined;
  return isFramedByOther()
    ? `This page is in a frame that may not create passkeys. Add allow="${feature}" to the <iframe>.`
    : `This page’s Permissions-Policy header forbids "${feature}". Allow it: ${feature}=(self).`;
}

/** Explains to the developer what is wrong with the options; names of members only, since values are personal. */
export function explainOptions(options: PublicKeyCredentialCreationOptionsJSON): string | undefined {
  const { rp, user, challenge, pubKeyCredParams, excludeCredentials } = options as Partial<typeof options>;
  const problem =
    textProblem('challenge', challenge) ??
    textProblem('rp.name', rp?.name) ??
    textProblem('user.id', user?.id) ??
    textProblem('user.name', user?.name) ??
    textProblem('user.displayName', user?.displayName) ??
    encodingProblem('challenge', challenge) ??
    encodingProblem('user.id', user?.id) ??
    userIdProblem(user?.id) ??
    (isKeyParameters(pubKeyCredParams) ? undefined : '`pubKeyCredParams` lists no public key algorithm') ??
    (excludeCredentials ?? []).map(({ id }) => encodingProblem('excludeCredentials[].id', id)).find(Boolean);
  return problem && `The backend’s options for a new credential can’t be used: ${problem}.`;
}

function textProblem(name: string, value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : `\`${name}\` is missing or not a string`;
}

function encodingProblem(name: string, value: unknown): string | undefined {
  return byteLength(value) === undefined ? `\`${name}\` is not base64url` : undefined;
}

/** https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialuserentity-id */
function userIdProblem(id: unknown): string | undefined {
  const length = byteLength(id) ?? 0;
  return length >= 1 && length <= 64 ? undefined : `\`user.id\` has ${length} bytes; it needs 1 to 64`;
}

/** Of what base64url encodes; `undefined` when it encodes nothing. */
function byteLength(base64url: unknown): number | undefined {
  try {
    return typeof base64url === 'string'
      ? atob(base64url.replaceAll('-', '+').replaceAll('_', '/')).length
      : undefined;
  } catch {
    return undefined;
  }
}

function isKeyParameters(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.some(
      (parameters: { readonly type?: unknown; readonly alg?: unknown } | null) =>
        parameters?.type === 'public-key' && typeof parameters.alg === 'number',
    )
  );
}

/** Whether the page is in a frame of another origin. */
function isFramedByOther(): boolean {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
