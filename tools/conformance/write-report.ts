import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformanceReport } from './report.js';

/** `npm run conformance` writes docs/conformance.md. */
writeFileSync(join(import.meta.dirname, '../../docs/conformance.md'), conformanceReport());
