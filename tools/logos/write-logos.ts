import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerLogosModule } from './provider-logos.js';

/** `npm run logos` writes src/methods/passkey/provider-logos.ts. */
const path = join(import.meta.dirname, '../../src/methods/passkey/provider-logos.ts');
writeFileSync(path, await providerLogosModule(path));
