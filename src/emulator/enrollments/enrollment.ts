import type { FieldRules, JsonObject } from '../fields.js';
import type { MethodRecord } from '../method-record.js';
import type { Tenant } from '../tenant.js';

/** How one type is enrolled. */
export interface EnrollmentKind {
  /** The fields besides `type`. */
  readonly createFields: FieldRules;
  /** What happens to unknown fields. Default `refused`; the API's schema ignores them only for passkeys. */
  readonly extras?: 'refused' | 'ignored';
  readonly start: (body: JsonObject, tenant: Tenant) => StartedEnrollment;
}

/** An enrollment between creation and verification. Lives as long as its session. */
export interface StartedEnrollment {
  /** The id to verify it under, before `idForm` is applied. */
  readonly methodId: string;
  /** The method that is listed as unconfirmed until then. Passkeys and passwords have none. */
  readonly pending?: MethodRecord;
  /** The fields of the answer besides `id` and `auth_session`. */
  readonly answer: JsonObject;
  readonly verifyFields: FieldRules;
  /** Checks the proof and returns the finished method. Throws a `Problem`. */
  readonly verify: (body: JsonObject, request: Request) => MethodRecord | Promise<MethodRecord>;
}
