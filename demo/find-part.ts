/** The part of the page with this id. Throws when there is none, or when it is another kind of element. */
export function findPart<T extends Element>(id: string, kind: abstract new () => T): T {
  const part = document.getElementById(id);
  if (part instanceof kind) return part;
  throw new Error(`The page has no ${kind.name} with the id "${id}".`);
}
