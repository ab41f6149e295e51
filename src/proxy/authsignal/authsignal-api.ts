import { isJsonObject, textMember, type JsonObject } from '../json.js';
import { notFound } from '../path-id.js';
import {
  askUpstream,
  badGateway,
  refuseUnavailable,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '../upstream.js';
import type { AuthsignalSettings } from './authsignal-options.js';

/** A person's authenticator, as far as the proxy looks at it. */
export interface ListedAuthenticator {
  readonly id: string;
  readonly verificationMethod: string;
  readonly isVerified: boolean;
}

/** The vendor's server API, as far as this proxy uses it. */
export class AuthsignalApi {
  readonly #settings: AuthsignalSettings;

  constructor(settings: AuthsignalSettings) {
    this.#settings = settings;
  }

  /** All authenticators of a person: this API has no pages. */
  async list(userId: string): Promise<readonly ListedAuthenticator[]> {
    const { body } = await this.#send('GET', ['users', userId, 'authenticators']);
    if (!Array.isArray(body)) throw badGateway();
    return body.flatMap((item: unknown) => {
      const id = isJsonObject(item) ? textMember(item, 'userAuthenticatorId') : undefined;
      if (!isJsonObject(item) || !id) return [];
      const isVerified = !!textMember(item, 'verifiedAt');
      return [{ id, verificationMethod: textMember(item, 'verificationMethod') ?? '', isVerified }];
    });
  }

  async remove(userId: string, id: string): Promise<void> {
    await this.#send('DELETE', ['users', userId, 'authenticators', id]);
  }

  /** Tracks an action, which issues a token for the person. */
  async track(userId: string, scope: string): Promise<JsonObject> {
    const { body } = await this.#send('POST', ['users', userId, 'actions', this.#settings.action], { scope });
    if (!isJsonObject(body)) throw badGateway();
    return body;
  }

  async #send(
    method: UpstreamRequest['method'],
    segments: readonly string[],
    body?: JsonObject,
  ): Promise<UpstreamAnswer> {
    const { apiUrl, authorization, fetch } = this.#settings;
    const url = `${apiUrl}/${segments.map(encodeURIComponent).join('/')}`;
    const answer = await askUpstream(fetch, { method, url, authorization, body });
    if (answer.status >= 400) this.#refuse(answer, method);
    return answer;
  }

  #refuse(answer: UpstreamAnswer, method: UpstreamRequest['method']): never {
    refuseUnavailable(answer);
    if (answer.status === 404) throw notFound();
    const hint = answer.status === 401 ? '. Check secretKey and region' : '';
    this.#settings.report(`The server API refused ${method} with ${answer.status}${hint}`);
    throw badGateway();
  }
}
