import { withControlPaths } from '../../src/emulator/backend-control.js';
import { createEmulator } from '../../src/emulator/index.js';
import { emulatedBackends, type CreatedBackend } from '../../src/emulator/emulated-backends.js';
import { hostServer, type BackendSettings } from '../backends/host-server.js';

/** Answers a request, or leaves it to the network. */
export type Answer = (request: Request) => Promise<Response> | undefined;

export interface EmulatorsInPage {
  /** Where the My Account API seems to be. */
  readonly origin: string;
  /** What a page knows of the other emulators. */
  readonly backends: BackendSettings;
  readonly answer: Answer;
}

/** On the hostname of the page, since passkeys are bound to it. Nothing is ever sent there. */
const originAt = (port: number): string => `${location.protocol}//${location.hostname}:${port}`;

/** The emulators of all APIs, and a host's server, without any server: for pages that lie on a file server. */
export function createEmulatorsInPage(): EmulatorsInPage {
  const origin = originAt(4400);
  const emulator = createEmulator({
    origin,
    rpId: location.hostname,
    rpName: 'Harbour',
    pageOrigins: [location.origin],
  });
  const others = Object.entries(emulatedBackends).map(([name, { create }], index) => {
    const own = originAt(4401 + index);
    return { name, origin: own, ...create({ origin: own }) };
  });
  type Other = CreatedBackend & { readonly name: string; readonly origin: string };
  const byName = (settingsOf: (other: Other) => Readonly<Record<string, string>>): BackendSettings =>
    Object.fromEntries(others.map((other) => [other.name, { origin: other.origin, ...settingsOf(other) }]));
  const host = hostServer(
    byName(({ settings, secrets }) => ({ ...settings, ...secrets })),
    location.hostname,
  );
  const answers = new Map<string, (request: Request) => Promise<Response>>([
    [origin, emulator.fetch],
    ...others.map((other) => [other.origin, withControlPaths(other.emulator)] as const),
  ]);
  return {
    origin,
    backends: byName(({ settings }) => settings),
    answer: (request) => {
      const { origin: asked, pathname } = new URL(request.url);
      if (asked === location.origin && pathname.startsWith('/host/')) return host(request);
      return answers.get(asked)?.(request);
    },
  };
}
