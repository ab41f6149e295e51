const key = 'page-id';

/** Tells this tab from others, and is the same after a reload. */
export function pageId(): string {
  const id = sessionStorage.getItem(key) ?? crypto.randomUUID();
  sessionStorage.setItem(key, id);
  return id;
}
