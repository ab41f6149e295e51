import type { IconName } from './icons.js';

export interface MenuItem {
  /** What choosing it hands over. */
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
}

export interface MenuButtonOptions {
  /** The button's words, and the menu's; with an icon, its accessible name. */
  readonly label: string;
  readonly icon?: IconName;
  readonly items: readonly MenuItem[];
  readonly choose: (value: string) => void;
}
