import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** Spanish that reads well both in Spain and in Latin America. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
