import { svg, html, type TemplateResult } from 'lit';

const draw = (content: TemplateResult<2>): TemplateResult<1> => html`<svg
  viewBox="0 0 20 20"
  width="20"
  height="20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.5"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
  focusable="false"
>
  ${content}
</svg>`;

/** Drawn here, since a page's policy may allow no images. They take the colour of the text. */
export const icons = {
  passkey: draw(
    svg`<circle cx="7.5" cy="6.5" r="3"/><path d="M2.5 16c0-3 2-4.5 5-4.5 1 0 1.9.2 2.6.5"/><circle cx="14" cy="10" r="2.3"/><path d="M14 12.3V17l1.4-1.2-1.2-1.3 1.2-1"/>`,
  ),
  password: draw(svg`<rect x="4" y="9" width="12" height="8" rx="2"/><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/>`),
  app: draw(
    svg`<rect x="5.5" y="2.5" width="9" height="15" rx="2"/><path d="M8 7h4M8 10h4M9.2 14.8h1.6"/>`,
  ),
  phone: draw(
    svg`<path d="M4 3.5h3l1.5 3.6-1.9 1.4a9 9 0 0 0 4.9 4.9l1.4-1.9 3.6 1.5v3c0 .6-.4 1-1 1A12.5 12.5 0 0 1 3 4.5c0-.6.4-1 1-1Z"/>`,
  ),
  email: draw(svg`<rect x="2.5" y="4.5" width="15" height="11" rx="2"/><path d="m3 6 7 5 7-5"/>`),
  push: draw(
    svg`<path d="M5.5 8.5a4.5 4.5 0 0 1 9 0c0 4 1.5 5 1.5 5H4s1.5-1 1.5-5Z"/><path d="M8.5 16.5a1.7 1.7 0 0 0 3 0"/>`,
  ),
  recovery: draw(
    svg`<circle cx="10" cy="10" r="7"/><circle cx="10" cy="10" r="2.8"/><path d="m5.1 5.1 2.9 2.9m4 4 2.9 2.9m0-9.8L12 8m-4 4-2.9 2.9"/>`,
  ),
  key: draw(svg`<circle cx="6.5" cy="10" r="3.5"/><path d="M10 10h7.5M14.5 10v3M17 10v2"/>`),
  device: draw(svg`<rect x="2.5" y="4" width="15" height="9.5" rx="1.5"/><path d="M7 17h6M10 13.5V17"/>`),
  other: draw(svg`<path d="M10 2.5 16 5v4.5c0 4-2.5 6.6-6 8-3.5-1.4-6-4-6-8V5l6-2.5Z"/>`),
  shield: draw(
    svg`<path d="M10 2.5 16 5v4.5c0 4-2.5 6.6-6 8-3.5-1.4-6-4-6-8V5l6-2.5Z"/><path d="m7.5 10 1.8 1.8 3.4-3.6"/>`,
  ),
  warning: draw(svg`<path d="M10 3 2.5 16.5h15L10 3Z"/><path d="M10 8.5v3.5M10 14.3v.1"/>`),
  plus: draw(svg`<path d="M10 4v12M4 10h12"/>`),
  more: draw(
    svg`<g fill="currentColor" stroke="none"><circle cx="4.5" cy="10" r="1.5"/><circle cx="10" cy="10" r="1.5"/><circle cx="15.5" cy="10" r="1.5"/></g>`,
  ),
} as const;

export type IconName = keyof typeof icons;
