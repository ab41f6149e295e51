import { parseArgs } from 'node:util';
import { parseAccountName } from '../backend-control.js';
import { accountNames, type CommonFaults } from '../backend-emulator.js';
import { parseFaults, switches } from '../faults.js';
import { planNames } from '../rate-limits.js';
import { parseScenarioName, scenarioNames, scenarios } from '../scenarios.js';
import { emulatedBackends } from '../emulated-backends.js';
import type { ServeBackendEmulatorOptions } from './serve-backend-emulator.js';
import type { ServeEmulatorOptions } from './serve-emulator.js';

const options = {
  backend: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  'rp-id': { type: 'string' },
  scenario: { type: 'string' },
  plan: { type: 'string' },
  latency: { type: 'string' },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

const scenarioLines = scenarioNames.map((name) => `    ${name.padEnd(20)}${scenarios[name].about}`);

const switchLines = Object.entries(switches).map(
  ([name, { words, initial, about }]) =>
    `    ${name}=${JSON.stringify(initial)}\n      ${about.replaceAll('`', '')}\n      Values: ${words}`,
);

const backendLines = Object.entries(emulatedBackends).map(
  ([name, { title }]) => `    ${name.padEnd(20)}${title}`,
);

export const helpText = `Serves a My Account API and an authorization server, both in memory.

  --backend <name>      Serves the API of another backend instead; see the end
  --port <number>       Port to listen on; 0 picks a free one. Default 4400
  --scenario <name>     State to start from. Default typical
  --plan <name>         Plan whose rate limits apply: ${planNames.join(', ')}. Default unlimited
  --latency <ms>        Milliseconds between a request and its answer. Default 0
  --fault <name=value>  Sets a switch, to JSON or plain text; can be repeated
  --origin <address>    Public address, when the emulator runs behind a proxy
  --rp-id <domain>      Relying party of passkeys. Default: hostname of the origin
  --host <address>      Network interface to listen on. Default 127.0.0.1
  --help                Shows this text

  Scenarios:
${scenarioLines.join('\n')}

  Switches, with their defaults:
${switchLines.join('\n')}

  Other backends take --port, --host, --origin, --latency, --fault, and --scenario with one of
  ${accountNames.join(', ')}:
${backendLines.join('\n')}
`;

/** A command line that names another backend. */
export interface BackendCommand extends ServeBackendEmulatorOptions {
  readonly faults: Partial<CommonFaults>;
}

/** Thrown for an invalid command line. `message` says what is valid. */
export class UsageError extends Error {}

/** Reads a command line. Returns `'help'` when it asks for help; throws {@link UsageError}. */
export function readCliOptions(args: readonly string[]): ServeEmulatorOptions | BackendCommand | 'help' {
  const values = readArguments(args);
  if (values.help) return 'help';
  const { origin } = values;
  if (origin !== undefined && !URL.canParse(origin)) {
    throw new UsageError(`--origin must be an address such as http://localhost:8080, not "${origin}"`);
  }
  const port = numberOption('port', values.port ?? '4400');
  if (port > 65_535) throw new UsageError(`--port must be at most 65535, not "${String(port)}"`);
  const place = {
    port,
    ...(origin !== undefined && { origin }),
    ...(values.host !== undefined && { hostname: values.host }),
  };
  try {
    if (values.backend !== undefined) return { ...place, ...readBackend(values.backend, values) };
    const faults = parseFaults({
      ...(values.plan !== undefined && { plan: values.plan }),
      ...(values.latency !== undefined && { latency: numberOption('latency', values.latency) }),
      ...Object.fromEntries((values.fault ?? []).map(readFault)),
    });
    return {
      ...place,
      scenario: parseScenarioName(values.scenario ?? 'typical'),
      faults,
      ...(values['rp-id'] !== undefined && { rpId: values['rp-id'] }),
    };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

function readBackend(
  backend: string,
  values: ReturnType<typeof readArguments>,
): Pick<BackendCommand, 'backend' | 'account' | 'faults'> {
  const emulated = emulatedBackends[backend];
  if (!emulated) {
    const valid = Object.keys(emulatedBackends).join(', ');
    throw new UsageError(`--backend must be one of ${valid}, not "${backend}"`);
  }
  for (const name of ['plan', 'rp-id'] as const)
    if (values[name] !== undefined) throw new UsageError(`--${name} is not for --backend ${backend}`);
  const faults = {
    ...(values.latency !== undefined && { latency: numberOption('latency', values.latency) }),
    ...Object.fromEntries((values.fault ?? []).map(readFault)),
  };
  // Which switches there are, its emulator knows.
  emulated.create({ origin: 'http://localhost' }).emulator.setFaults(faults);
  return { backend, account: parseAccountName(values.scenario ?? 'typical'), faults };
}

function numberOption(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0) {
    throw new UsageError(`--${name} must be a whole number of at least 0, not "${text}"`);
  }
  return value;
}

function readFault(text: string): readonly [name: string, value: unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--fault must look like name=value, not "${text}"`);
  const value = text.slice(equals + 1);
  try {
    return [text.slice(0, equals), JSON.parse(value)];
  } catch {
    return [text.slice(0, equals), value];
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    const valid = Object.keys(options).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message : 'Invalid options';
    throw new UsageError(`${reason}\nValid options: ${valid.join(', ')}`, { cause: error });
  }
}
