/** Tells the host's developer what went wrong on the server. Never throws. */
export type Report = (message: string, cause?: unknown) => void;

/**
 * Reports to the host's function, or to the console. The console gets the message only: the cause is an error of the
 * host's or of a library's, which may hold what must not be logged. A missing package is reported once.
 */
export function reporter(onError: ((error: Error) => void | Promise<void>) | undefined): Report {
  const missing = new Set<string>();
  return (message, cause) => {
    const text = `auth-methods-manager/proxy: ${message}`;
    if (cause instanceof MissingPackage) {
      if (missing.has(message)) return;
      missing.add(message);
    }
    try {
      if (onError) {
        const told = onError(cause === undefined ? new Error(text) : new Error(text, { cause }));
        // A rejection that nobody handles would end the host's process.
        void Promise.resolve(told).catch(() => undefined);
      } else
        console.error(
          cause === undefined || cause instanceof MissingPackage
            ? text
            : `${text}. The option onError receives it`,
        );
    } catch {
      // Nothing else can report it.
    }
  };
}

/** Loads a package that hosts install only if they use what needs it. Rejects with a message that names the command. */
export async function loadPeer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new MissingPackage(`Adding this type of method needs a package: npm install ${name}`);
  }
}

/** A package that a host has to install is not there. The message is for its developer. */
export class MissingPackage extends Error {}
