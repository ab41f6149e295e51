export interface DemoPorts {
  /** The page's port; 0 for any free one. */
  readonly page: number;
  /** The emulator's port; 0 for any free one. */
  readonly emulator: number;
}

/** Reads `PORT` and `EMULATOR_PORT`. Throws an error that says which values are valid. */
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
