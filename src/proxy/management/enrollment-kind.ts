import type { JsonObject } from '../json.js';
import type { ProxySession } from '../session.js';
import type { ManagementApi } from './management-api.js';
import type { ManagementSettings } from './management-settings.js';

/** Whose enrollment it is, and what it may use. */
export interface EnrollmentContext {
  readonly settings: ManagementSettings;
  readonly api: ManagementApi;
  readonly request: Request;
  readonly session: ProxySession;
}

export interface StartedEnrollment {
  /** What the proxy needs to check the proof. It goes to the page sealed. */
  readonly state: JsonObject;
  /** What the page needs to give the proof. */
  readonly challenge: JsonObject;
}

/** How possession of one type of method is proved. */
export interface EnrollmentKind {
  start(body: unknown, context: EnrollmentContext): Promise<StartedEnrollment>;
  /** Sends a new code to the same address. */
  resend?(state: JsonObject, context: EnrollmentContext): Promise<StartedEnrollment>;
  /** The member of the request that has the proof. */
  readonly proof: 'otp_code' | 'authn_response';
  /** Refuses a proof that is not even in the form of one. It then does not count as an attempt. */
  checkForm(proof: unknown): void;
  /** Returns the method in the form in which the API takes it; `undefined` when the proof is wrong. */
  verify(state: JsonObject, proof: unknown, context: EnrollmentContext): Promise<JsonObject | undefined>;
}
