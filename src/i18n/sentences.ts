/** Sentences as one paragraph; one may be missing. No space follows a full-width mark, as in Japanese and Chinese. */
export function sentences(...texts: readonly (string | false | undefined)[]): string {
  return texts
    .filter(Boolean)
    .join(' ')
    .replace(/([。！？]) /g, '$1');
}
