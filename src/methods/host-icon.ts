import type { AuthMethod } from '../model/auth-method.js';
import { warnOnce } from '../ui/warn-once.js';

/**
 * Makes the icon of a method: a new node, such as an `SVGElement` or an `HTMLImageElement`, each time it is called.
 * Without one, the method has the element's own icon.
 */
export type MethodIcon = (method: AuthMethod) => Node | null | undefined;

/** The host's icon of a method. A function that fails costs the icon, not the list. */
export function hostIcon(methodIcon: MethodIcon | undefined, method: AuthMethod): Node | undefined {
  try {
    const icon = methodIcon?.(method);
    if (!icon || icon instanceof Node) return icon ?? undefined;
    throw new TypeError('it returned no DOM node');
  } catch (error) {
    warnOnce(`methodIcon() failed: ${String(error)}`);
    return undefined;
  }
}
