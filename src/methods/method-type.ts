import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { ComponentClass } from '../ui/component.js';
import type { IconName } from '../ui/icons.js';

/** All that the element needs to know of one method type. One folder has one, and the registry lists them. */
export interface MethodType<M extends AuthMethod = AuthMethod> {
  readonly icon: IconName;
  /** The element of its row. */
  readonly component: ComponentClass;
  /** What the row is called; the type's name when absent. */
  readonly title?: (method: M, localization: Localization) => string;
  /** How it is added; absent for types that can't be added here. */
  readonly enroll?: {
    /** Downloads the view; its element's class. */
    readonly load: () => Promise<ComponentClass>;
    /** Whether this browser can do it. */
    readonly available?: () => boolean;
  };
}
