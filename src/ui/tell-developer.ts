/** Speaks to the host's developer. Each thing once per page, with the fix; never with a secret. */
const said = new Set<string>();

/** @param message what is wrong and how to mend it, in English */
export function tellDeveloper(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.error(`<auth-methods-manager> ${message}`);
}
