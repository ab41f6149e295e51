/** The texts of https://www.rfc-editor.org/rfc/rfc9110#section-15 that this API puts into `error`. */
const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An error of the Management API, in the form of its answers. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly errorCode: string | undefined;

  constructor(statusCode: number, message: string, errorCode?: string) {
    super(message);
    this.statusCode = statusCode;
    this.errorCode = errorCode;
  }

  toResponse(): Response {
    const { statusCode, message, errorCode } = this;
    const error = names[statusCode] ?? 'Error';
    return Response.json(
      { statusCode, error, message, ...(errorCode && { errorCode }) },
      { status: statusCode },
    );
  }
}
