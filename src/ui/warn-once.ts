const reported = new Set<string>();

/**
 * Warns the host's developer in the console, once per page for each message.
 *
 * @param message what is wrong and how to fix it, in English; never a secret
 */
export function warnOnce(message: string): void {
  if (reported.has(message)) return;
  reported.add(message);
  console.error(`<auth-methods-manager> ${message}`);
}

/** Warns when a method of an event is called too late, or with a function in place of a promise or an object. */
export function warnIfIneffective(event: Event, method: string, given: unknown): void {
  if (event.eventPhase === Event.NONE || typeof given === 'function')
    warnOnce(
      `${event.type}: ${method}() takes ${method === 'confirmWith' ? 'an object' : 'a promise'}, before the listener's first await.`,
    );
}
