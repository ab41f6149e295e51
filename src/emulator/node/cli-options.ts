import { parseArgs } from 'node:util';

import { parseFaults } from '../parse-faults.js';
import { PLANS } from '../rate-limits.js';
import { parseScenarioName, SCENARIO_NAMES, SCENARIOS } from '../scenarios.js';
import type { ServeEmulatorOptions } from './serve-emulator.js';

const OPTIONS = {
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

const scenarioLines = SCENARIO_NAMES.map((name) => `    ${name.padEnd(20)}${SCENARIOS[name].about}`);

export const HELP = `Serves a My Account API, with everything it needs, from memory.

  --port <number>       Default 4400; 0 for any free port
  --scenario <name>     What the account holds. Default typical
  --plan <name>         Rate limits: ${Object.keys(PLANS).join(', ')}. Default unlimited
  --latency <ms>        Time between a request and its answer. Default 0
  --fault <name=value>  Any switch, value as JSON or plain text; may be repeated
  --origin <address>    The address the world sees, when a proxy stands before it
  --rp-id <domain>      Relying party of passkeys. Default: the host of the origin
  --host <address>      Network interface to listen on. Default 127.0.0.1
  --help                This text

  Scenarios:
${scenarioLines.join('\n')}
`;

/** Thrown for a command line that is not valid; `message` says what would be. */
export class UsageError extends Error {}

function numberOption(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0) {
    throw new UsageError(`--${name} must be a whole number from 0, not "${text}"`);
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
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    const valid = Object.keys(OPTIONS).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message : 'Invalid options';
    throw new UsageError(`${reason}\nValid options: ${valid.join(', ')}`, { cause: error });
  }
}

/** Reads a command line; `'help'` when it asks for help. Throws {@link UsageError}. */
export function readCliOptions(args: readonly string[]): ServeEmulatorOptions | 'help' {
  const values = readArguments(args);
  if (values.help) return 'help';
  const { origin } = values;
  if (origin !== undefined && !URL.canParse(origin)) {
    throw new UsageError(`--origin must be an address such as http://localhost:8080, not "${origin}"`);
  }
  const port = numberOption('port', values.port ?? '4400');
  if (port > 65_535) throw new UsageError(`--port must be at most 65535, not "${String(port)}"`);
  try {
    const faults = parseFaults({
      ...(values.plan !== undefined && { plan: values.plan }),
      ...(values.latency !== undefined && { latency: numberOption('latency', values.latency) }),
      ...Object.fromEntries((values.fault ?? []).map(readFault)),
    });
    return {
      port,
      scenario: parseScenarioName(values.scenario ?? 'typical'),
      faults,
      ...(origin !== undefined && { origin }),
      ...(values['rp-id'] !== undefined && { rpId: values['rp-id'] }),
      ...(values.host !== undefined && { hostname: values.host }),
    };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
