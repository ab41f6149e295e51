import { isJsonObject } from '../json.js';
import { askUpstream, badGateway, refuseUnavailable } from '../upstream.js';
import type { ManagementSettings } from './management-settings.js';

/** Seconds by which a token is renewed before it expires; for short-lived ones, a tenth of their life. */
const margin = 60;

/** The lifetime of a token whose answer doesn't include one. Seconds. */
const assumedLifetime = 300;

/** The token with which the proxy speaks to the API. Nothing but requests to the API ever holds it. */
export class MachineToken {
  readonly #settings: ManagementSettings;
  #token: string | undefined;
  #renewAt = 0;
  #pending: Promise<string> | undefined;

  constructor(settings: ManagementSettings) {
    this.#settings = settings;
  }

  /** @param refused the token that the API has just refused */
  async get(refused?: string): Promise<string> {
    if (this.#settings.options.getToken) return this.#fromHost(refused !== undefined);
    if (this.#token === refused) this.#token = undefined;
    if (this.#token !== undefined && Date.now() < this.#renewAt) return this.#token;
    this.#pending ??= this.#request().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #fromHost(fresh: boolean): Promise<string> {
    const { options, report } = this.#settings;
    try {
      const token = await options.getToken?.({ fresh });
      if (isToken(token)) return token;
      report('getToken() must return a token for the Management API');
    } catch (cause) {
      report('getToken() threw an error', cause);
    }
    throw badGateway();
  }

  /** https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
  async #request(): Promise<string> {
    const { tenant, fetch, options, report } = this.#settings;
    const answer = await askUpstream(fetch, {
      method: 'POST',
      url: `${tenant}/oauth/token`,
      body: {
        grant_type: 'client_credentials',
        client_id: options.clientId,
        client_secret: options.clientSecret,
        audience: options.audience ?? `${tenant}/api/v2/`,
      },
    });
    refuseUnavailable(answer);
    const { access_token: token, expires_in: lifetime } = isJsonObject(answer.body) ? answer.body : {};
    if (answer.status >= 400 || !isToken(token)) {
      report(
        `${tenant}/oauth/token answered ${answer.status} without a token. Check clientId, clientSecret and audience`,
      );
      throw badGateway();
    }
    const seconds = typeof lifetime === 'number' && lifetime > 0 ? lifetime : assumedLifetime;
    this.#token = token;
    this.#renewAt = Date.now() + (seconds - Math.min(margin, seconds / 10)) * 1000;
    return token;
  }
}

/** What may stand in a header: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.~+/-]+=*$/.test(value);
}
