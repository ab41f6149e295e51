const shortIdLength = 12;

/** The beginning of a credential id: enough to compare, short enough to read. */
export function shortId(id: string | undefined): string | undefined {
  return id === undefined || id.length <= shortIdLength ? id : `${id.slice(0, shortIdLength)}…`;
}
