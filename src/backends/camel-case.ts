/** The members of an object with their names in one writing: servers and the proxies before them write `phone_number` too. */
export function inCamelCase(wire: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const members = Object.entries(wire).map(
    ([name, value]) =>
      [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value] as const,
  );
  return Object.fromEntries(members);
}
