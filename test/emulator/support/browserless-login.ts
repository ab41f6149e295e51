import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';

/** Signs in like a browser without scripts: it keeps cookies, follows redirects and submits forms. */
export class BrowserlessLogin {
  readonly #cookies = new Map<string, string>();
  readonly origin: string;
  readonly redirectUri = 'http://localhost:5173/callback';

  constructor(origin: string) {
    this.origin = origin;
  }

  async request(address: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(new URL(address, this.origin), {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects on this server. Returns the last address, and the page there if it is on this server. */
  async follow(
    response: Response,
  ): Promise<{ readonly url: URL; readonly status: number; readonly text: string }> {
    let current = response;
    let url = new URL(this.origin);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = current.headers.get('location');
      if (location === null) return { url, status: current.status, text: await current.text() };
      url = new URL(location, this.origin);
      if (url.origin !== this.origin) return { url, status: current.status, text: '' };
      current = await this.request(url.href);
    }
    throw new Error('Too many redirects');
  }

  /** Starts a sign-in. The verifier is for the code that it ends with. */
  async authorize(parameters: Record<string, string> = {}) {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'demo',
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: this.redirectUri,
      scope: 'openid profile email',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    });
    return { verifier, page: await this.follow(await this.request(`/authorize?${query}`)) };
  }

  async submit(page: { readonly url: URL }, form: Record<string, string>) {
    return this.follow(await this.request(page.url.href, form));
  }

  /** Signs in with the password, and the second step if it is shown. Returns the callback's parameters. */
  async signIn(parameters: Record<string, string> = {}) {
    const { verifier, page } = await this.authorize(parameters);
    let current = page;
    if (current.text.includes('name="password"')) {
      current = await this.submit(page, { email: 'ada@example.com', password: 'Correct-Horse-9' });
      if (current.url.origin === this.origin) current = { ...current, url: page.url };
    }
    if (current.text.includes('name="confirm"')) {
      current = await this.submit(current, { confirm: '1' });
    }
    assert.equal(current.url.origin, new URL(this.redirectUri).origin, current.text);
    return { verifier, callback: current.url.searchParams };
  }

  /** Exchanges the code from a sign-in for tokens. */
  async token(
    signedIn: { readonly verifier: string; readonly callback: URLSearchParams },
    headers: Record<string, string> = {},
  ) {
    return this.post(
      '/oauth/token',
      {
        grant_type: 'authorization_code',
        client_id: 'demo',
        redirect_uri: this.redirectUri,
        code: signedIn.callback.get('code') ?? '',
        code_verifier: signedIn.verifier,
      },
      headers,
    );
  }

  async post(path: string, body: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(this.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }
}
