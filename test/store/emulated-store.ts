import { myAccountBackend } from '../../src/backends/my-account/index.js';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js';
import type { AuthMethodsError, StepUpChallenge } from '../../src/model/auth-methods-error.js';
import type { MethodsBackend, MethodsSnapshot, TokenRequest } from '../../src/model/methods-backend.js';
import { MethodsStore } from '../../src/store/methods-store.js';

export interface EmulatedStore {
  readonly emulator: Emulator;
  readonly store: MethodsStore;
  /** Requests that were sent, such as `POST /authentication-methods`. */
  readonly requests: readonly string[];
  /** The errors that were reported to the host. */
  readonly reported: readonly AuthMethodsError[];
  readonly loaded: readonly MethodsSnapshot[];
  /** The step-ups that the host was asked for. */
  readonly stepUps: readonly StepUpChallenge[];
}

export interface EmulatedStoreOptions extends EmulatorOptions {
  /** The host's answer to a step-up. Default: no. */
  readonly stepUp?: () => boolean | Promise<boolean>;
  /** A proxy between the store and the API: sends a request on or not, and answers as it likes. */
  readonly proxy?: (request: string, send: () => Promise<Response>) => Response | Promise<Response>;
}

/** Resolves when the store knows what may be added, or that it can't be known. */
export function factorsKnown(store: MethodsStore): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      if (store.snapshot?.awaitsFactors) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(settle);
    settle();
  });
}

/** A store on any backend, whose host signs nobody in again. */
export function storeOn(backend: MethodsBackend) {
  const reported: AuthMethodsError[] = [];
  const problems: AuthMethodsError[] = [];
  const loaded: MethodsSnapshot[] = [];
  const store = new MethodsStore(backend, {
    requestStepUp: () => Promise.resolve(false),
    report: (error) => void reported.push(error),
    reportProblem: (error) => void problems.push(error),
    loaded: (snapshot) => void loaded.push(snapshot),
  });
  return { store, reported, problems, loaded };
}

/** A store on a real backend that sends requests to an emulator in this process. */
export function emulatedStore({ stepUp, proxy, ...options }: EmulatedStoreOptions = {}): EmulatedStore {
  const emulator = createEmulator(options);
  const requests: string[] = [];
  const reported: AuthMethodsError[] = [];
  const loaded: MethodsSnapshot[] = [];
  const stepUps: StepUpChallenge[] = [];
  const fetcher = async (input: string, init: RequestInit, request: TokenRequest): Promise<Response> => {
    const token = await emulator.issueToken({
      scope: request.scopes.join(' '),
      ...(request.stepUp?.acrValues === undefined ? {} : { acr: request.stepUp.acrValues }),
    });
    const line = `${init.method ?? 'GET'} ${new URL(input).pathname.replace('/me/v1', '')}`;
    requests.push(line);
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
    const send = () => emulator.fetch(input, { ...init, headers });
    return proxy ? proxy(line, send) : send();
  };
  const store = new MethodsStore(myAccountBackend({ domain: new URL(emulator.origin).host, fetcher }), {
    requestStepUp: async (challenge) => {
      stepUps.push(challenge);
      return (await stepUp?.()) ?? false;
    },
    report: (error) => void reported.push(error),
    reportProblem: (error) => void reported.push(error),
    loaded: (snapshot) => void loaded.push(snapshot),
  });
  return { emulator, store, requests, reported, loaded, stepUps };
}
