import { html, type TemplateResult } from 'lit';

const draw = (path: string): TemplateResult => html`<svg
  viewBox="0 0 20 20"
  width="20"
  height="20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.5"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d=${path}></path>
</svg>`;

/** A logo, by an SVG path of 24 by 24. It takes the colour of the text, which can be seen on every surface. */
export const drawLogo = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;

const shield = 'M10 2.5 16 5v4.5c0 4-2.5 6.6-6 8-3.5-1.4-6-4-6-8V5Z';

/** Inline SVG, since a page's policy may forbid images. Icons take the colour of the text. */
export const icons = {
  passkey: draw(
    'M10.5 6.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM2.5 16c0-3 2-4.5 5-4.5q1.3 0 2.6.5M16.3 10a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0ZM14 12.3V17l1.4-1.2-1.2-1.3 1.2-1',
  ),
  password: draw(
    'M6 9h8a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2ZM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9',
  ),
  app: draw(
    'M7.5 2.5h5a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2ZM8 7h4M8 10h4M9.2 14.8h1.6',
  ),
  phone: draw(
    'M4 3.5h3l1.5 3.6-1.9 1.4a9 9 0 0 0 4.9 4.9l1.4-1.9 3.6 1.5v3q0 1-1 1A12.5 12.5 0 0 1 3 4.5q0-1 1-1Z',
  ),
  email: draw('M4.5 4.5h11a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM3 6l7 5 7-5'),
  push: draw('M5.5 8.5a4.5 4.5 0 0 1 9 0c0 4 1.5 5 1.5 5H4s1.5-1 1.5-5ZM8.5 16.5a1.7 1.7 0 0 0 3 0'),
  recovery: draw(
    'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM12.8 10a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM5.1 5.1 8 8m4 4 2.9 2.9m0-9.8L12 8m-4 4-2.9 2.9',
  ),
  key: draw('M10 10a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0h7.5M14.5 10v3M17 10v2'),
  device: draw(
    'M4 4h12a1.5 1.5 0 0 1 1.5 1.5V12a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V5.5A1.5 1.5 0 0 1 4 4ZM7 17h6M10 13.5V17',
  ),
  devices: draw(
    'M4 12.5V6a1.5 1.5 0 0 1 1.5-1.5H16M2.5 15H10M14 8.5h2.5A1.5 1.5 0 0 1 18 10v5a1.5 1.5 0 0 1-1.5 1.5H14a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 14 8.5Z',
  ),
  other: draw(shield),
  shield: draw(`${shield}M7.5 10l1.8 1.8 3.4-3.6`),
  warning: draw('M10 3 2.5 16.5h15ZM10 8.5V12m0 2.3v.1'),
  done: draw('M5 10.5l3.2 3.2L15 7'),
  close: draw('M6 6l8 8m0-8l-8 8'),
  none: draw('M6 10h8'),
  plus: draw('M10 4v12M4 10h12'),
  more: draw('M4 9.5v1h1v-1ZM9.5 9.5v1h1v-1ZM15 9.5v1h1v-1Z'),
} as const;

export type IconName = keyof typeof icons;
