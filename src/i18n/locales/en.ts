import type { Messages } from '../messages.js';
import { enDialogs } from './en-dialogs.js';
import { enList } from './en-list.js';

/** English, whole: the pattern for every other locale. */
export const messages: Messages = { ...enList, ...enDialogs };
