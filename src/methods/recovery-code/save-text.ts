/** Milliseconds after which even a slow browser has read what it saves. */
const longEnough = 2000;

/**
 * Saves a text as a file in UTF-8. It is held in memory until shortly afterwards; the returned function lets
 * go of it at once.
 */
export function saveText(fileName: string, text: string): () => void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = fileName;
  // The link is not in the document, so that no router of the page takes the click for its own.
  link.click();
  const release = (): void => URL.revokeObjectURL(link.href);
  setTimeout(release, longEnough);
  return release;
}
