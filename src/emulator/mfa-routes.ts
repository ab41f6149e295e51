import { Hono } from 'hono';
import { isJsonObject, type JsonObject } from './fields.js';
import type { MethodRecord } from './method-record.js';
import { noStore, OAuthError } from './oauth-error.js';
import { randomText } from './random.js';
import type { Tenant } from './tenant.js';
import { readTokenParameters, type TokenParameters } from './token-endpoint.js';

const grantPrefix = 'http://auth0.com/oauth/grant-type/mfa-';

/** Whether a grant ends a second step. */
export function isSecondStepGrant(grantType: string): boolean {
  return grantType.startsWith(grantPrefix);
}

/** `/mfa/…`: lists what proves a second step, and sends what has to be sent for it. */
export function mfaRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get('/authenticators', (context) => {
    checkGrant(tenant);
    const [, token] = /^bearer +(.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    tenant.secondSteps.find(token);
    return Response.json(usableMethods(tenant).flatMap(toAuthenticators), { headers: noStore });
  });
  routes.post('/challenge', async (context) => {
    checkGrant(tenant);
    const parameters = await readTokenParameters(context.req.raw);
    tenant.secondSteps.find(parameters.mfa_token);
    return Response.json(challenge(parameters, tenant), { headers: noStore });
  });
  return routes;
}

/** A token request with the proof of a second step. Rejects with {@link OAuthError}. */
export async function secondStepGrant(
  request: Request,
  parameters: TokenParameters,
  tenant: Tenant,
): Promise<Response> {
  checkGrant(tenant);
  const { secondSteps } = tenant;
  const step = secondSteps.find(parameters.mfa_token);
  let recoveryCode: string | undefined;
  try {
    recoveryCode = prove(parameters, tenant);
  } catch (error) {
    if (error instanceof OAuthError && error.code === 'invalid_grant') step.attemptsLeft -= 1;
    throw error;
  }
  secondSteps.end(parameters.mfa_token);
  const response = await step.issue(request);
  if (recoveryCode === undefined) return response;
  const body: unknown = await response.json();
  const { status, headers } = response;
  return Response.json(
    { ...(isJsonObject(body) ? body : {}), recovery_code: recoveryCode },
    { status, headers: withoutLength(headers) },
  );
}

/** Returns the new recovery code where one was used. Throws an {@link OAuthError} for a wrong proof. */
function prove(parameters: TokenParameters, tenant: Tenant): string | undefined {
  const { secondSteps, account } = tenant;
  switch (parameters.grant_type?.slice(grantPrefix.length)) {
    case 'otp':
      if (secondSteps.isShown(parameters.otp ?? '', account.methods)) return undefined;
      throw new OAuthError(403, 'invalid_grant', 'Invalid otp_code.');
    case 'oob': {
      const sent = secondSteps.sent(parameters.oob_code);
      if (!sent) throw new OAuthError(403, 'invalid_grant', 'Invalid oob_code.');
      if (sent.code !== undefined) {
        if (sent.code === parameters.binding_code) return undefined;
        throw new OAuthError(403, 'invalid_grant', 'Invalid binding_code.');
      }
      if (sent.state === 'approved') return undefined;
      throw sent.state === 'pending'
        ? new OAuthError(400, 'authorization_pending', 'Authorization pending')
        : new OAuthError(403, 'access_denied', 'MFA Authorization rejected.');
    }
    case 'recovery-code':
      if (parameters.recovery_code === secondSteps.recoveryCode) return secondSteps.replaceRecoveryCode();
      throw new OAuthError(403, 'invalid_grant', 'MFA Authorization rejected.');
    default:
      throw new OAuthError(400, 'unsupported_grant_type', 'Unknown second step');
  }
}

function challenge(
  { challenge_type: type, authenticator_id: id }: TokenParameters,
  tenant: Tenant,
): JsonObject {
  if (type === 'otp') return { challenge_type: 'otp' };
  const method = usableMethods(tenant).find((usable) =>
    toAuthenticators(usable).some((authenticator) => authenticator.id === id),
  );
  if (!method) throw new OAuthError(403, 'unsupported_challenge_type', 'User does not have any of the types');
  const { secondSteps } = tenant;
  if (method.type === 'push-notification')
    return { challenge_type: 'oob', oob_code: secondSteps.send({ state: 'pending' }) };
  const code = randomText(6, '0123456789');
  tenant.send(
    method.phone_number ?? method.email ?? '',
    method.type === 'email' ? 'email' : (method.preferred_authentication_method ?? 'sms'),
    code,
  );
  const oobCode = secondSteps.send({ code, state: 'pending' });
  return { challenge_type: 'oob', oob_code: oobCode, binding_method: 'prompt' };
}

function usableMethods({ account }: Tenant): readonly MethodRecord[] {
  return account.methods.filter(({ confirmed }) => confirmed !== false);
}

/** Whether the person has a method that can be a second step. */
export function hasSecondStep(tenant: Tenant): boolean {
  return usableMethods(tenant).some((method) => toAuthenticators(method).length > 0);
}

/** As the vendor lists a method. Nothing for a type that is no second step. */
function toAuthenticators(method: MethodRecord): readonly JsonObject[] {
  const { type, name, phone_number: phone, email } = method;
  const [, id = ''] = method.id.split('|');
  switch (type) {
    case 'totp':
      return [
        { id: `totp|${id}`, authenticator_type: 'otp', active: true, type: 'otp', ...(name && { name }) },
      ];
    case 'phone': {
      const channel = method.preferred_authentication_method ?? 'sms';
      return [{ ...oob(`${channel}|${id}`, channel, 'phone'), name: masked(phone ?? '') }];
    }
    case 'email':
      return [{ ...oob(`email|${id}`, 'email', 'email'), name: maskedEmail(email ?? '') }];
    case 'push-notification':
      return [{ ...oob(`push|${id}`, 'auth0', 'push-notification'), ...(name && { name }) }];
    case 'recovery-code':
      return [{ id: `recovery-code|${id}`, authenticator_type: 'recovery-code', active: true, type }];
    default:
      return [];
  }
}

function oob(id: string, channel: string, type: string): JsonObject {
  return { id, authenticator_type: 'oob', active: true, oob_channel: channel, oob_channels: [channel], type };
}

function masked(phone: string): string {
  return `${'X'.repeat(Math.max(0, phone.length - 4))}${phone.slice(-4)}`;
}

function maskedEmail(email: string): string {
  return email.replace(/^(.).*(@.).*(\..*)$/, '$1***$2***$3');
}

/** The application has the grants for a second step only where somebody has switched them on. */
function checkGrant({ faults }: Tenant): void {
  if (faults.mfaGrant) return;
  throw new OAuthError(403, 'unauthorized_client', 'Grant type not allowed for the client.');
}

function withoutLength(given: Headers): Headers {
  const headers = new Headers(given);
  headers.delete('content-length');
  return headers;
}
