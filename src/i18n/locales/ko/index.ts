import type { Messages } from '../../messages.js';
import { dialogs } from './dialogs.js';
import { enrollment } from './enrollment.js';
import { help } from './help.js';
import { list } from './list.js';

/** Korean. No particle follows a foreign name, since its form would depend on the name's last sound. */
export const messages: Messages = { ...list, ...dialogs, ...enrollment, ...help };
