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

/**
 * Warns when a method of an event is called too late, with a function in place of a promise or an object, or after
 * another answer.
 */
export function warnIfIneffective(event: Event, method: string, given: unknown, isAnswered = false): void {
  if (isAnswered) warnOnce(`${event.type}: it was answered twice. Only the first answer counts.`);
  if (event.eventPhase === Event.NONE || typeof given === 'function')
    warnOnce(
      `${event.type}: ${method}() takes ${method === 'confirmWith' ? 'an object' : 'a promise'}, before the listener's first await.`,
    );
}
