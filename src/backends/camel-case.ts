/** Converts member names to camelCase: some servers, and proxies in front of them, write `phone_number`. */
export function inCamelCase(wire: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const members = Object.entries(wire).map(
    ([name, value]) =>
      [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value] as const,
  );
  return Object.fromEntries(members);
}
