import { Refusal } from './refusal.js';

/**
 * Removes something and returns whether this request has removed it: somebody else may have been faster. When the answer
 * is lost, the list says whether the removal was lost, too; nothing is sent twice.
 */
export async function removeOnce(
  id: string,
  remove: () => Promise<unknown>,
  list: () => Promise<readonly { readonly id: string }[]>,
): Promise<boolean> {
  try {
    await remove();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 404) return false;
    if (error.status < 500 || (await isListed(id, list))) throw error;
    return true;
  }
}

/** Without a list, nothing is known to be gone. */
async function isListed(
  id: string,
  list: () => Promise<readonly { readonly id: string }[]>,
): Promise<boolean> {
  try {
    return (await list()).some((each) => each.id === id);
  } catch {
    return true;
  }
}
