import type { Standard } from '../requirement.js';
import { operable } from './operable.js';
import { perceivable } from './perceivable.js';
import { robust } from './robust.js';
import { understandable } from './understandable.js';

/** All success criteria of level A and AA: 55 of them. Names as in https://www.w3.org/TR/WCAG22/ */
export const wcag: Standard = {
  title: 'WCAG 2.2, levels A and AA',
  address: 'https://www.w3.org/TR/WCAG22/',
  about:
    'EN 301 549 has the same criteria in clause 9: 1.4.3 is 9.1.4.3. Its 9.4.1.1 (Parsing) is no longer in WCAG 2.2. ' +
    'Where a scan is named, axe-core checks every state of the list and every step of every dialog, in light, dark and Arabic, ' +
    'and the same test measures targets and overflow at 320 pixels and with text twice as large.',
  requirements: [...perceivable, ...operable, ...understandable, ...robust],
};
