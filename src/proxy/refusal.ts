/** The kind of a refusal, where its status is not enough. The page reads it from the problem's `type`. */
export type RefusalCode =
  | 'csrf'
  | 'not_offered'
  | 'last_method'
  | 'passkey_present'
  | 'limit_reached'
  | 'already_enrolled'
  | 'invalid_code'
  | 'too_many_attempts'
  | 'enrollment_expired'
  | 'invalid_input'
  | 'body_too_large';

export interface RefusalDetails {
  readonly code?: RefusalCode;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What the page is answered instead of what it asked for. The message reaches the page, so it is always a fixed text:
 * nothing of a request, of an upstream's answer or of a host's error is part of it.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, { code, headers = {} }: RefusalDetails = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Refuses an operation that the host has not switched on. */
export function notOffered(): Refusal {
  return new Refusal(403, 'This is not offered here', { code: 'not_offered' });
}

/** Refuses what is not as it should be in a request. */
export function invalidInput(message: string): Refusal {
  return new Refusal(400, message, { code: 'invalid_input' });
}
