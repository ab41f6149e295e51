import type { Requirement } from '../requirement.js';
import { dialogs, list, tabStops } from './common-proofs.js';

const media = 'There is no sound and no video.';

/** Principle 1. */
export const perceivable: readonly Requirement[] = [
  {
    id: '1.1.1',
    name: 'Non-text Content',
    level: 'A',
    verdict: 'met',
    how: 'A QR code is an image with a name, and the same key is there as text. Icons are hidden from screen readers, because there is text beside them.',
    proofs: [
      ['ui/qr-code.test.ts', 'is an image with a name, and keeps its text out of the markup'],
      [
        'methods/totp/totp-enroll.test.ts',
        'shows the setup key in groups of four, and copies it without spaces',
      ],
      list,
    ],
  },
  {
    id: '1.2.1',
    name: 'Audio-only and Video-only (Prerecorded)',
    level: 'A',
    verdict: 'not applicable',
    how: media,
  },
  { id: '1.2.2', name: 'Captions (Prerecorded)', level: 'A', verdict: 'not applicable', how: media },
  {
    id: '1.2.3',
    name: 'Audio Description or Media Alternative (Prerecorded)',
    level: 'A',
    verdict: 'not applicable',
    how: media,
  },
  { id: '1.2.4', name: 'Captions (Live)', level: 'AA', verdict: 'not applicable', how: media },
  {
    id: '1.2.5',
    name: 'Audio Description (Prerecorded)',
    level: 'AA',
    verdict: 'not applicable',
    how: media,
  },
  {
    id: '1.3.1',
    name: 'Info and Relationships',
    level: 'A',
    verdict: 'met',
    how: 'Headings fit into the page’s levels; lists, labels and `<time>` elements are used for what they are.',
    proofs: [
      [
        'manager/settings.test.ts',
        'has headings of the host’s level, and those of the verdict and the groups one below',
      ],
      ['manager/list.test.ts', 'says when: in words, exactly on hover, and for machines'],
      list,
      dialogs,
    ],
  },
  {
    id: '1.3.2',
    name: 'Meaningful Sequence',
    level: 'A',
    verdict: 'met',
    how: 'The Tab key reaches controls in their visual order. In right-to-left languages each row is mirrored.',
    proofs: [
      tabStops,
      ['i18n/right-to-left.test.ts', 'mirrors a row: icon on the right, then the text, actions on the left'],
    ],
  },
  {
    id: '1.3.3',
    name: 'Sensory Characteristics',
    level: 'A',
    verdict: 'met',
    how: 'Buttons and fields are spoken of by their names. A progress bar has words too.',
    proofs: [
      ['manager/read-aloud.test.ts', 'has buttons that say what they add'],
      ['methods/sent-code-enrollment.ts', 'shows which step the person is at'],
    ],
  },
  {
    id: '1.3.4',
    name: 'Orientation',
    level: 'AA',
    verdict: 'met',
    how: 'The layout does not depend on the orientation, and fits windows from 320 pixels.',
    proofs: [
      ['i18n/language.test.ts', 'fits a screen of 320 pixels with margins, whichever it is'],
      ['manager/steady-dialogs.test.ts', 'fits a window that becomes smaller'],
    ],
  },
  {
    id: '1.3.5',
    name: 'Identify Input Purpose',
    level: 'AA',
    verdict: 'met',
    how: '`autocomplete` is set on fields for email, phone, password and codes.',
    proofs: [
      ['methods/email/email-enroll.test.ts', 'can be filled in by browsers'],
      ['methods/phone/phone-enroll.test.ts', 'can be filled in by browsers and phones'],
      [
        'methods/password/password-enroll.test.ts',
        'has one field that password managers recognise, and a user name field',
      ],
      ['methods/totp/totp-enroll.test.ts', 'has one code field that phones and password managers can fill'],
    ],
  },
  {
    id: '1.4.1',
    name: 'Use of Color',
    level: 'A',
    verdict: 'met',
    how: 'Colour is never the only sign: errors and states are also in words, and progress is visible in forced colours.',
    proofs: [
      [
        'methods/sent-code-enrollment.ts',
        'says that a code is wrong, and selects it so that the next one replaces it',
      ],
      ['manager/forced-colors.test.ts', 'shows how far one has come, by more than a colour'],
      [
        'methods/password/password-enroll-rules.test.ts',
        'have text for screen readers that says what the marks show',
      ],
    ],
  },
  { id: '1.4.2', name: 'Audio Control', level: 'A', verdict: 'not applicable', how: media },
  {
    id: '1.4.3',
    name: 'Contrast (Minimum)',
    level: 'AA',
    verdict: 'met',
    how: 'Scanned with the default colours, in light and dark. The attribute `debug` checks a page’s own colours.',
    proofs: [list, dialogs, ['manager/diagnostics.test.ts', 'prints the fix for ${name}, and counts it']],
  },
  {
    id: '1.4.4',
    name: 'Resize Text',
    level: 'AA',
    verdict: 'met',
    how: 'At twice the text size nothing scrolls sideways, and no button is too narrow for its text.',
    proofs: [list, dialogs],
  },
  {
    id: '1.4.5',
    name: 'Images of Text',
    level: 'AA',
    verdict: 'met',
    how: 'There are none. A QR code is for cameras, not for reading.',
    proofs: [['ui/qr-code.test.ts', 'is an image with a name, and keeps its text out of the markup']],
  },
  {
    id: '1.4.10',
    name: 'Reflow',
    level: 'AA',
    verdict: 'met',
    how: 'At 320 CSS pixels nothing scrolls sideways, in every language.',
    proofs: [
      list,
      dialogs,
      ['i18n/language.test.ts', 'fits a screen of 320 pixels with margins, whichever it is'],
    ],
  },
  {
    id: '1.4.11',
    name: 'Non-text Contrast',
    level: 'AA',
    verdict: 'met',
    how: 'The contrast of field borders, checkboxes, radio buttons and icons is measured in screenshots: at least 3 to 1 with the default colours.',
    proofs: [
      ['manager/non-text-contrast.test.ts', 'stands out in the list, on a ${theme} page'],
      ['manager/non-text-contrast.test.ts', 'stands out in a dialog, on a ${theme} page: ${screen.name}'],
    ],
  },
  {
    id: '1.4.12',
    name: 'Text Spacing',
    level: 'AA',
    verdict: 'met',
    how: 'With the spacing of the criterion in the person’s own style sheet, no text is cut off.',
    proofs: [
      ['manager/text-spacing.test.ts', 'loses nothing in the list'],
      ['manager/text-spacing.test.ts', 'loses nothing: ${screen.name}'],
    ],
  },
  {
    id: '1.4.13',
    name: 'Content on Hover or Focus',
    level: 'AA',
    verdict: 'met',
    how: 'Menus open with a click and close with Escape. The exact time is a `title`, which the browser shows and the criterion exempts.',
    proofs: [
      [
        'ui/menu-button.test.ts',
        'closes with Escape, returns the focus to the button, and keeps the key from the elements around it',
      ],
      ['manager/list.test.ts', 'says when: in words, exactly on hover, and for machines'],
    ],
  },
];
