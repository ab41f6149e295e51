import '../../src/define.js';
import { Emulator } from '../emulator.js';
import { TokenSource } from '../token-source.js';

/** The same account in three designs. They differ only in their style sheets. */

const emulator = Emulator.ofPage();
const tokens = new TokenSource(emulator.origin);

for (const section of document.querySelectorAll('section')) {
  const manager = document.createElement('auth-methods-manager');
  manager.domain = new URL(emulator.origin).host;
  manager.headingLevel = 3;
  manager.getAccessToken = (request) => tokens.get(request);
  section.append(manager);
}
