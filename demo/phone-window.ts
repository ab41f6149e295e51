import type { BackendName } from './backends/backend-names.js';
import { findPart } from './find-part.js';
import { pageId } from './page-id.js';
import { readPageState } from './page-state.js';

/**
 * Opens the phone in a window of its size. If the browser blocks that, the link opens it in a tab.
 *
 * @param fixed the backend of the page, where its address does not say which
 */
export function openPhoneInWindow(fixed?: BackendName): void {
  const link = findPart('open-phone', HTMLAnchorElement);
  link.addEventListener('click', (event) => {
    const { theme, backend } = { ...readPageState(), ...(fixed && { backend: fixed }) };
    link.search = new URLSearchParams({ theme, backend, page: pageId() }).toString();
    const opened = window.open(link.href, link.target, 'popup,width=400,height=760');
    if (opened) event.preventDefault();
  });
}
