import type { Faults } from './faults.js';

/** One entry of `validation_errors`. */
export interface ValidationError {
  readonly detail: string;
  readonly field?: string;
  readonly pointer?: string;
  readonly source?: 'body' | 'query' | 'path';
}

export interface ProblemOptions {
  readonly validationErrors?: readonly ValidationError[];
  readonly headers?: Readonly<Record<string, string>>;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Refuses a request: when thrown, it becomes the answer. `code` is the vendor's, such as `A0E-403-0002`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly validationErrors: readonly ValidationError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.validationErrors = options.validationErrors ?? [];
    this.headers = options.headers ?? {};
  }
}

/** A 400 that names one or more fields. */
export function validationProblem(errors: readonly ValidationError[]): Problem {
  return new Problem(400, 'A0E-400-0003', 'Payload validation error', { validationErrors: errors });
}

/** A 400 for one field of the body. */
export function fieldProblem(field: string, detail: string): Problem {
  return validationProblem([{ detail, field, pointer: `/${field}`, source: 'body' }]);
}

/** Returns the answer for a problem, with exactly those members of RFC 9457 that the API sends. */
export function problemResponse(problem: Problem, faults: Faults): Response {
  const separator = faults.problemTypeForm === 'fragment' ? '#' : '/';
  const validationErrors =
    problem.validationErrors.length > 0
      ? problem.validationErrors
      : faults.nullValidationErrors
        ? null
        : undefined;
  const body = {
    type: `https://auth0.com/api-errors${separator}${problem.code}`,
    status: problem.status,
    title: titles[problem.status] ?? 'Error',
    detail: problem.detail,
    ...(validationErrors !== undefined && { validation_errors: validationErrors }),
  };
  return Response.json(body, { status: problem.status, headers: problem.headers });
}
