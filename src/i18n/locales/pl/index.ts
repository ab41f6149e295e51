import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** Polish. A method's `noun` is in the accusative, the case after “Dodaj”, “Usuń” and “Zachowaj”. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
