import process from 'node:process';
import { pathsText } from '../app.js';
import { clientId, person } from '../person.js';
import { controlPaths } from '../backend-control.js';
import { helpText, readCliOptions, UsageError, type BackendCommand } from './cli-options.js';
import { serveBackendEmulator } from './serve-backend-emulator.js';
import { serveEmulator, type EmulatorServer, type ServeEmulatorOptions } from './serve-emulator.js';
import { canSignIn, missingProvider } from './sign-in-package.js';

function announcement({ emulator, origin }: EmulatorServer): string {
  const grant = {
    grant_type: 'password',
    client_id: clientId,
    username: person.email,
    password: person.password,
    audience: emulator.audience,
  };
  return `Emulator of the My Account API: ${origin}
Scenario: ${emulator.scenario}   Audience: ${emulator.audience}

A token, and the list with it:
  TOKEN=$(curl -s ${origin}/oauth/token -H 'content-type: application/json' \\
    -d '${JSON.stringify(grant)}' \\
    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -s ${origin}/me/v1/authentication-methods -H "authorization: Bearer $TOKEN"

${canSignIn() ? `Signing in with a browser: client "${clientId}", ${person.email}, ${person.password}` : missingProvider}

${pathsText}
Stop with Ctrl+C.
`;
}

async function serve(options: ServeEmulatorOptions | BackendCommand): Promise<() => Promise<void>> {
  if (!('backend' in options)) {
    const server = await serveEmulator(options);
    process.stdout.write(announcement(server));
    return server.close;
  }
  const { title, origin, emulator, example, close } = await serveBackendEmulator(options);
  emulator.setFaults(options.faults);
  process.stdout.write(`Emulator of ${title}: ${origin}

A token, and the list with it:
  TOKEN=$(curl -s -X POST ${origin}/emulator/token | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
  ${example}

Paths beside those of the API:
${controlPaths}
Stop with Ctrl+C.
`);
  return close;
}

async function run(args: readonly string[]): Promise<void> {
  const options = readCliOptions(args);
  if (options === 'help') {
    process.stdout.write(helpText);
    return;
  }
  const close = await serve(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close());
  }
}

/** Serves until the process is told to stop. What is wrong with the arguments is printed, and ends it with status 1. */
export function runEmulator(args: readonly string[]): void {
  run(args).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n${error instanceof UsageError ? '\nSee --help.\n' : ''}`);
    process.exitCode = 1;
  });
}
