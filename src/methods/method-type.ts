import type { Localization } from '../i18n/localization.js';
import type { Messages } from '../i18n/messages.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { ComponentClass } from '../ui/component.js';
import type { IconName } from '../ui/icons.js';
import type { MethodDetails } from './method-details.js';

/** Does what follows the removal of a method; resolves to what the person is told about it. */
export type AfterRemoval<M extends AuthMethod = AuthMethod> = (
  removed: M,
  /** Those of the same type that are left. */
  remaining: readonly M[],
  localization: Localization<Messages>,
) => Promise<string>;

/** All that the element needs to know of one method type. One folder has one, and the registry lists them. */
export interface MethodType<M extends AuthMethod = AuthMethod> {
  readonly icon: IconName;
  /** The element of its row. */
  readonly component: ComponentClass;
  /** What the row is called; the type's name when absent. */
  readonly title?: (method: M, localization: Localization) => string;
  /** Downloads what its details say beside names and dates. */
  readonly details?: () => Promise<MethodDetails<M>>;
  /** Downloads what follows a removal. */
  readonly afterRemoval?: () => Promise<AfterRemoval<M>>;
  /** How it is added; absent for types that can't be added here. */
  readonly enroll?: {
    /** Downloads the view; its element's class. */
    readonly load: () => Promise<ComponentClass>;
    /** Whether this browser can do it. */
    readonly available?: () => boolean;
  };
}
