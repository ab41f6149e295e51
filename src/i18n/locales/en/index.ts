import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** English: the pattern for every other locale. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
