import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** Hebrew. Verbs are in the infinitive, which addresses everyone regardless of gender. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
