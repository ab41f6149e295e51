/** The part of the page with that id. Throws when the page lacks it, or has another kind of element there. */
export function findPart<T extends Element>(id: string, kind: abstract new () => T): T {
  const part = document.getElementById(id);
  if (part instanceof kind) return part;
  throw new Error(`The page has no ${kind.name} with the id "${id}".`);
}
