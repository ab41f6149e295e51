/** A refusal in the vendor's form. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** What it is answered. The API for servers has no `errorCode`; a server that fails answers with a page. */
export function refusalResponse({ status, code, message, retryAfter }: Refusal, isClient: boolean): Response {
  if (status >= 500)
    return new Response('<!doctype html><title>Error</title>', {
      status,
      headers: { 'content-type': 'text/html' },
    });
  const headers = { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
  const body = isClient
    ? { error: message, errorCode: code, errorDescription: message }
    : { error: code, errorDescription: message };
  return Response.json(body, { status, headers });
}

const codes: Readonly<Record<number, string>> = { 401: 'expired_token', 429: 'too_many_requests' };

/** Throws the refusal that a switch demands. */
export function refuseOnDemand(status: number | undefined, retryAfter?: number): void {
  if (status !== undefined)
    throw new Refusal(status, codes[status] ?? 'invalid_request', 'Refused on demand', retryAfter);
}

export const invalidRequest = (description: string): Refusal =>
  new Refusal(400, 'invalid_request', description);
export const invalidCredential = (description: string): Refusal =>
  new Refusal(400, 'invalid_credential', description);
export const invalidConfiguration = (description: string): Refusal =>
  new Refusal(400, 'invalid_configuration', description);
