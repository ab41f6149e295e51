/** A refusal, in the form of the service's protocol. */
export class CognitoRefusal extends Error {
  readonly type: string;
  readonly #status: number;
  readonly #retryAfter: number | undefined;

  constructor(type: string, message: string, status = 400, retryAfter?: number) {
    super(message);
    this.type = type;
    this.#status = status;
    this.#retryAfter = retryAfter;
  }

  toResponse(): Response {
    const headers = new Headers({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': `${this.type}:`,
      'x-amzn-errormessage': this.message,
    });
    if (this.#retryAfter !== undefined) headers.set('retry-after', String(this.#retryAfter));
    const body = JSON.stringify({ __type: this.type, message: this.message });
    return new Response(body, { status: this.#status, headers });
  }
}

export function invalidParameter(message: string): CognitoRefusal {
  return new CognitoRefusal('InvalidParameterException', message);
}

export function notAuthorized(message: string): CognitoRefusal {
  return new CognitoRefusal('NotAuthorizedException', message);
}

/** As the service writes what breaks a constraint of its model. */
export function brokenConstraint(member: string, constraint: string): CognitoRefusal {
  return invalidParameter(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
