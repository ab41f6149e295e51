import { accountNames, type AccountName } from '../../src/emulator/backend-emulator.js';
import { asJsonObject, readJsonObject, type JsonObject } from '../json-object.js';

/** The scenarios of every backend except the default one. */
export const accounts: Readonly<Record<AccountName, { readonly about: string }>> = {
  typical: { about: 'A few methods of several types.' },
  empty: { about: 'No method at all.' },
  'unknown-type': { about: 'Typical, and a method of a type nobody knows yet.' },
};

export const isAccountName = (value: unknown): value is AccountName =>
  accountNames.some((name) => name === value);

/** Controls the emulator of a backend's API. */
export class EmulatedApi {
  readonly origin: string;
  readonly #settings: JsonObject;

  private constructor(settings: JsonObject) {
    this.origin = String(settings['origin']);
    this.#settings = settings;
  }

  /** Finds the emulator whose address the server put into the page. */
  static ofPage(name: string): EmulatedApi {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="emulated-backends"]');
    const settings = asJsonObject(asJsonObject(JSON.parse(meta?.content ?? '{}'))[name]);
    if (typeof settings['origin'] === 'string') return new EmulatedApi(settings);
    throw new Error(`The page lacks the address of the emulator of ${name}, which \`npm start\` adds.`);
  }

  /** What a host would know: the person's id, or the pool's. */
  setting(name: 'userId' | 'otherUserId' | 'userPoolId'): string {
    return String(this.#settings[name]);
  }

  /** A token for the person, as a host's server would get it. */
  async token(): Promise<string> {
    return String((await this.#ask('/emulator/token', {}))['token']);
  }

  async reset(account: AccountName): Promise<void> {
    await this.#ask('/emulator/reset', { account });
  }

  async #ask(path: string, body: object): Promise<JsonObject> {
    const response = await fetch(this.origin + path, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return readJsonObject(response);
  }
}
