import { onAnnouncedChange } from './api-watch.js';
import { addAuthenticator } from './authenticator.js';
import { outboxOf } from './backends/connect-backend.js';
import { Emulator } from './emulator.js';
import { Inbox } from './inbox.js';
import { readPageState } from './page-state.js';
import { addPushApproval } from './push-approval.js';
import { showTheme } from './theme.js';

/** phone.html: the phone in its own window, since an open dialog blocks the page behind it. */

const { theme, backend } = readPageState();
showTheme(theme);

const emulator = Emulator.ofPage();
const inbox = new Inbox(() => (backend === 'my-account' ? emulator.outbox : outboxOf(backend)));
addPushApproval(emulator);
addAuthenticator();
onAnnouncedChange(() => void inbox.refresh());
void inbox.refresh();
