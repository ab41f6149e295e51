import type { ListMessages } from '../i18n/list-messages.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MenuItem } from '../ui/menu-button.js';
import { strengthOf } from './account-safety.js';
import { methodTypes } from './registry.js';

/** What the person reads about a type before they choose it: its name, what it takes, and how strong it is. */
export function offerItem(type: EnrollableType, { methods, strength }: ListMessages): MenuItem {
  const { name, hint } = methods[type];
  const strengthOfType = strengthOf(type);
  return {
    value: type,
    label: name,
    hint,
    icon: methodTypes[type].icon,
    ...(strengthOfType && { badge: strength[strengthOfType] }),
  };
}
