/** Speaks to the host's developer. Each thing once per page, with the fix; never with a secret. */
const said = new Set<string>();

/** @param message what is wrong and how to mend it, in English */
export function tellDeveloper(message: string, detail?: unknown): void {
  if (said.has(message)) return;
  said.add(message);
  if (detail === undefined) console.error(`<auth-methods-manager> ${message}`);
  else console.error(`<auth-methods-manager> ${message}`, detail);
}
