import { belongTogether, maxMethods } from './account.js';
import { RefusedProof } from './auth-sessions.js';
import type { StartedEnrollment } from './enrollments/enrollment.js';
import { enrollableTypes, enrollmentKind, isEnrollableType } from './enrollments/enrollment-kinds.js';
import { limitReached } from './enrollments/refusals.js';
import {
  checkFields,
  isText,
  oneOfWords,
  optional,
  required,
  textField,
  type FieldRule,
  type JsonObject,
} from './fields.js';
import { methodJson, publicId } from './method-json.js';
import type { MethodRecord } from './method-record.js';
import { fieldProblem, Problem } from './problem.js';
import type { Tenant } from './tenant.js';

export function findMethod(tenant: Tenant, id: string): MethodRecord | undefined {
  return tenant.account.methods.find((method) => publicId(method.id, tenant.faults) === id);
}

/** `POST /authentication-methods`: the answer's body, and the id for its `Location`. */
export function createMethod(
  tenant: Tenant,
  body: JsonObject,
): { readonly id: string; readonly answer: JsonObject } {
  const { type } = body;
  if (type === undefined) throw fieldProblem('type', '"type" is required');
  if (!isEnrollableType(type))
    throw fieldProblem('type', `"type" must be one of ${enrollableTypes.join(', ')}`);
  const kind = enrollmentKind(type);
  checkFields(body, { type: required(isText), ...kind.createFields }, kind.extras);
  if (tenant.faults.disabledTypes.includes(type)) {
    const detail = type === 'passkey' ? 'Connection does not support passkeys' : 'feature_disabled_by_admin';
    throw new Problem(403, 'A0E-403-0001', detail);
  }
  const { account } = tenant;
  const isReplaced = (method: MethodRecord): boolean =>
    tenant.faults.restartReplaces &&
    method.confirmed === false &&
    method.type === type &&
    method.phone_number === body.phone_number &&
    method.email === body.email;
  const kept = account.methods.filter((method) => !isReplaced(method));
  const replacesPassword = type === 'password' && kept.some((method) => method.type === 'password');
  if (kept.length >= maxMethods && !replacesPassword)
    throw limitReached('authentication methods', tenant.faults);

  const started = kind.start(body, tenant);
  tenant.sessions.closeFor(account.removeWhere(isReplaced));
  if (started.pending) account.put(started.pending);
  const id = { id: publicId(started.methodId, tenant.faults) };
  return {
    id: started.methodId,
    answer: {
      ...(type !== 'passkey' && tenant.faults.bodyId && id),
      auth_session: tenant.sessions.open(started),
      ...started.answer,
    },
  };
}

/** `POST /authentication-methods/{id}/verify`. */
export async function confirmMethod(
  tenant: Tenant,
  id: string,
  body: JsonObject,
  request: Request,
): Promise<MethodRecord> {
  checkFields(body, { auth_session: required(isText) }, 'ignored');
  const isMethod = (methodId: string): boolean => publicId(methodId, tenant.faults) === id;
  return tenant.sessions.use(textField(body, 'auth_session'), isMethod, async (started) => {
    const method = await checkProof(tenant, started, body, request);
    const isNew = !tenant.account.find(method.id);
    if (isNew && tenant.account.methods.length >= maxMethods)
      throw limitReached('authentication methods', tenant.faults);
    tenant.account.put(method);
    return method;
  });
}

/** `PATCH /authentication-methods/{id}`. */
export function updateMethod(tenant: Tenant, id: string, body: JsonObject): Partial<MethodRecord> {
  checkFields(body, {
    name: optional(nameComplaint(tenant.faults.nameMaxLength)),
    preferred_authentication_method: optional(oneOfWords(['sms', 'voice'])),
  });
  const method = findMethod(tenant, id);
  if (!method) throw missingMethod(tenant);
  const channel = body.preferred_authentication_method;
  if (channel !== undefined && method.type !== 'phone') {
    throw fieldProblem(
      'preferred_authentication_method',
      'Only phones have a preferred authentication method',
    );
  }
  if ((channel === 'sms' || channel === 'voice') && !tenant.faults.phoneChannels.includes(channel)) {
    throw new Problem(403, 'A0E-403-0001', 'feature_disabled_by_admin');
  }
  const changed: MethodRecord = {
    ...method,
    ...(body.name !== undefined && { name: textField(body, 'name') }),
    ...((channel === 'sms' || channel === 'voice') && { preferred_authentication_method: channel }),
  };
  tenant.account.put(changed);
  return methodJson(changed, tenant.faults);
}

/** `DELETE /authentication-methods/{id}`. */
export function deleteMethod(tenant: Tenant, id: string): void {
  const method = findMethod(tenant, id);
  if (!method) throw missingMethod(tenant);
  const left = tenant.account.methods.filter((other) => !belongTogether(other, method));
  if (isNeeded(method, left, tenant)) {
    throw new Problem(409, 'A0E-409-0001', 'The authentication method is needed and cannot be removed');
  }
  tenant.sessions.closeFor(tenant.account.removeWhere((other) => belongTogether(other, method)));
}

function isNeeded(method: MethodRecord, left: readonly MethodRecord[], tenant: Tenant): boolean {
  const usable = left.filter((other) => other.confirmed !== false);
  switch (tenant.faults.deleteConflict) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'last-method':
      return method.confirmed !== false && usable.length === 0;
    case 'last-primary':
      return method.usage.includes('primary') && !usable.some(({ usage }) => usage.includes('primary'));
  }
}

function missingMethod(tenant: Tenant): Problem {
  const status = tenant.faults.missingMethodStatus;
  return new Problem(
    status,
    status === 404 ? 'A0E-404-0001' : 'A0E-400-0001',
    'authentication_method_not_found',
  );
}

async function checkProof(
  tenant: Tenant,
  started: StartedEnrollment,
  body: JsonObject,
  request: Request,
): Promise<MethodRecord> {
  checkFields(body, { auth_session: required(isText), ...started.verifyFields });
  tenant.checkMessageLimit('wrongCode', 'too_many_attempts');
  try {
    return await started.verify(body, request);
  } catch (error) {
    if (error instanceof RefusedProof) tenant.messageLimits.take('wrongCode');
    throw error;
  }
}

function nameComplaint(maxLength: number | null): FieldRule['complaint'] {
  return (value) => {
    if (typeof value !== 'string') return 'must be a string';
    if (value.trim() === '') return 'must not be empty';
    // Counted in code points: an emoji is one, though it has two code units.
    const tooLong = maxLength !== null && Array.from(value).length > maxLength;
    return tooLong ? `must not be longer than ${String(maxLength)} characters` : undefined;
  };
}
