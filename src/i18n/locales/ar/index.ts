import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** Arabic. A method's `noun` is definite, as after “إزالة”; after “إضافة” it loses its articles. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
