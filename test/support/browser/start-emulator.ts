import { executeServerCommand } from '@web/test-runner-commands';
import type { EmulatorOptions, Faults, ScenarioName } from '../../../src/emulator/index.js';

/** The options of an emulator that can be sent to where it runs. */
export type StartEmulatorOptions = Pick<EmulatorOptions, 'scenario' | 'plan' | 'faults' | 'latency' | 'rpId'>;

/** A message that the emulator "sent". */
export interface OutboxMessage {
  readonly to: string;
  readonly channel: 'sms' | 'voice' | 'email';
  readonly code: string;
  readonly sentAt: string;
}

export interface RunningEmulator {
  /** `http://localhost:PORT`, another origin than the test's page, as in life. */
  readonly origin: string;
  /** `localhost:PORT`, for the element's `domain`. */
  readonly domain: string;
  readonly audience: string;
  /** An access token by the password grant; all scopes of the API unless some are named. */
  token(scope?: string): Promise<string>;
  /** Back to the first state of the scenario, or of another one. */
  reset(scenario?: ScenarioName): Promise<void>;
  faults(patch: Partial<Faults>): Promise<void>;
  /** What was sent so far, oldest first. */
  outbox(): Promise<readonly OutboxMessage[]>;
  /** What the person would do in the phone app. */
  approvePush(): Promise<void>;
  /** Stops it; the end of the test file does so too. */
  close(): Promise<void>;
}

const allScopes = ['read:me:factors']
  .concat(['create', 'read', 'update', 'delete'].map((action) => `${action}:me:authentication_methods`))
  .join(' ');

async function call(address: string, body?: object): Promise<Response> {
  const response = await fetch(address, {
    ...(body
      ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {}),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** Starts a fresh emulator on a port of its own. Everything a test does with it goes over HTTP. */
export async function startEmulator(options: StartEmulatorOptions = {}): Promise<RunningEmulator> {
  const { origin, audience } = await executeServerCommand<{ origin: string; audience: string }, object>(
    'emulator-start',
    { options },
  );
  return {
    origin,
    domain: new URL(origin).host,
    audience,
    async token(scope = allScopes) {
      const response = await call(`${origin}/oauth/token`, {
        grant_type: 'password',
        username: 'ada@example.com',
        password: 'Correct-Horse-9',
        client_id: 'demo',
        audience,
        scope,
      });
      const { access_token: token } = (await response.json()) as { access_token: string };
      return token;
    },
    async reset(scenario = options.scenario) {
      await call(`${origin}/emulator/reset`, scenario === undefined ? {} : { scenario });
    },
    async faults(patch) {
      await call(`${origin}/emulator/faults`, patch);
    },
    async outbox() {
      return (await (await call(`${origin}/emulator/outbox`)).json()) as readonly OutboxMessage[];
    },
    async approvePush() {
      await call(`${origin}/emulator/push/approve`, {});
    },
    async close() {
      await executeServerCommand('emulator-stop', { origin });
    },
  };
}
