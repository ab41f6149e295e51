import { html, type TemplateResult } from 'lit';

/** What stands for hidden characters: bullets or stars, of a number also letters X, with the spaces that follow. */
const mask = /([•●*][\s•●*]*|x{2,}(?=\d))/gi;

/**
 * A text with its masks to be seen, and not read aloud: "bullet bullet bullet" tells nobody anything. Where there is no
 * room for an address in a line, its domain is in the next; a break outside of the mask would be read as a space.
 */
export function withUnreadMasks(text: string): string | readonly (string | TemplateResult)[] {
  const parts = text.split(mask);
  return parts.length === 1
    ? text
    : parts.map((part, at) =>
        at % 2
          ? html`<span aria-hidden="true">${part}${parts[at + 1]?.startsWith('@') ? html`<wbr />` : ''}</span>`
          : part,
      );
}

/** A text as it is read aloud: without its masks, and whole words. */
export function spokenText(text: string): string {
  return text.replace(mask, '').replaceAll('\u00ad', '');
}
