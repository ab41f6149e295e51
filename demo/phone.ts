import { onAnnouncedChange } from './api-watch.js';
import { addAuthenticator } from './authenticator.js';
import { Emulator } from './emulator.js';
import { Inbox } from './inbox.js';
import { readPageState } from './page-state.js';
import { addPushApproval } from './push-approval.js';
import { showTheme } from './theme.js';

/** phone.html: the phone in its own window, since an open dialog blocks the page behind it. */

showTheme(readPageState().theme);

const emulator = Emulator.ofPage();
const inbox = new Inbox(emulator);
addPushApproval(emulator);
addAuthenticator();
onAnnouncedChange(() => void inbox.refresh());
void inbox.refresh();
