import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** French, with no-break spaces before colons and inside quotation marks, and soft hyphens in long titles. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
