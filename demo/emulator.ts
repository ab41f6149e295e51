import { isScenarioName, type ScenarioName } from '../src/emulator/scenarios.js';
import { asJsonObject } from './json-object.js';

/** The emulator's control paths. They do what people, phones and mail servers do for a real tenant. */
export class Emulator {
  /** Such as `http://localhost:4400`. */
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** The emulator whose address the server has put into the page. */
  static ofPage(): Emulator {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="emulator"]');
    if (meta) return new Emulator(meta.content);
    throw new Error('The page lacks <meta name="emulator" content="http://…">, which `npm start` adds.');
  }

  /** The API's URL. Only the element sends requests to it. */
  get methodsUrl(): string {
    return `${this.origin}/me/v1/authentication-methods`;
  }

  async scenario(): Promise<ScenarioName> {
    const { scenario } = asJsonObject(await this.#ask('/emulator/state'));
    if (isScenarioName(scenario)) return scenario;
    throw new Error('The emulator is in a scenario that this page does not know.');
  }

  /** Returns to the beginning of a scenario. */
  async reset(scenario: ScenarioName): Promise<void> {
    await this.#ask('/emulator/reset', { scenario });
  }

  /** Where the codes are that were "sent". */
  get outbox(): string {
    return `${this.origin}/emulator/outbox`;
  }

  /** Approves the pending push enrollments. Resolves to how many there were. */
  async approvePush(): Promise<number> {
    const { approved } = asJsonObject(await this.#ask('/emulator/push/approve', {}));
    return Number(approved);
  }

  async #ask(path: string, body?: object): Promise<unknown> {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(this.origin + path, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response.json();
  }
}
