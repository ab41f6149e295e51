export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' } as const;

/** An error of https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    description: string,
    options: {
      readonly more?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(description);
    this.status = status;
    this.code = code;
    this.more = options.more ?? {};
    this.headers = options.headers ?? {};
  }
}

export function oauthErrorResponse(error: OAuthError): Response {
  const body = { error: error.code, error_description: error.message, ...error.more };
  return Response.json(body, { status: error.status, headers: { ...noStore, ...error.headers } });
}
