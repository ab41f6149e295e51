import { findPart } from './find-part.js';
import { readPageState } from './page-state.js';

/** A window of the size of a phone where the browser has such; a blocked one is opened as the link says. */
export function openPhoneInWindow(): void {
  const link = findPart('open-phone', HTMLAnchorElement);
  link.addEventListener('click', (event) => {
    link.search = new URLSearchParams({ theme: readPageState().theme }).toString();
    const opened = window.open(link.href, link.target, 'popup,width=400,height=760');
    if (opened) event.preventDefault();
  });
}
