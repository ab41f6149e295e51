/** Marks all of an element's text, so that the person can copy it. */
export function selectText(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

/** Puts a text into the clipboard in place of what is marked, such as without the spaces that are only for the eye. */
export function copyAs(text: string): (event: ClipboardEvent) => void {
  return (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
}
