import type { FieldRules, JsonObject } from '../fields.js';
import type { Tenant } from '../tenant.js';
import type { StartedEnrollment } from './started-enrollment.js';

/** How one type is enrolled. */
export interface EnrollmentKind {
  /** Beside `type`. */
  readonly createFields: FieldRules;
  /** The API's schema ignores unknown members for passkeys alone. */
  readonly extras?: 'refused' | 'ignored';
  readonly start: (body: JsonObject, tenant: Tenant) => StartedEnrollment;
}
