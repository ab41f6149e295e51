import type { FieldRules, JsonObject } from '../fields.js';
import type { MethodRecord } from '../method-record.js';

/** What is known between creation and verification. Lives in the session, and ends with it. */
export interface StartedEnrollment {
  /** The id under which it is verified, before `idForm` is applied. */
  readonly methodId: string;
  /** Listed as unconfirmed until it is verified. Passkeys and passwords have none. */
  readonly pending?: MethodRecord;
  /** What the answer holds beside `id` and `auth_session`. */
  readonly answer: JsonObject;
  readonly verifyFields: FieldRules;
  /** Checks the proof and gives the finished method. Throws a `Problem`. */
  readonly verify: (body: JsonObject, request: Request) => MethodRecord | Promise<MethodRecord>;
}
