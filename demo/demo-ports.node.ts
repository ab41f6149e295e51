export interface DemoPorts {
  /** Of the page. 0 for any free one. */
  readonly page: number;
  /** Of the emulator. 0 for any free one. */
  readonly emulator: number;
}

/** What `PORT` and `EMULATOR_PORT` say. Throws an error that says what is valid. */
export function readPorts(environment: NodeJS.ProcessEnv): DemoPorts {
  return {
    page: readPort('PORT', environment['PORT'], 5173),
    emulator: readPort('EMULATOR_PORT', environment['EMULATOR_PORT'], 4400),
  };
}

function readPort(name: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a whole number from 0 to 65535, not "${text}".`);
}
