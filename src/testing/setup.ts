/**
 * For tests of a page in jsdom or happy-dom: `setupFiles: ['auth-methods-manager/testing/setup']` in Vitest's
 * configuration. Adds what these lack of the DOM that the element uses, and replaces nothing that works. In a browser,
 * and where there is no DOM, it does nothing.
 */

/** jsdom has the element, and no way to open it. */
function addDialogs(prototype: HTMLDialogElement): void {
  if (typeof prototype.showModal === 'function') return;
  const open = function (this: HTMLDialogElement): void {
    this.open = true;
  };
  const methods: Pick<HTMLDialogElement, 'show' | 'showModal' | 'close'> = {
    show: open,
    showModal: open,
    close(this: HTMLDialogElement, returnValue?: string) {
      if (!this.open) return;
      this.open = false;
      if (returnValue !== undefined) this.returnValue = returnValue;
      queueMicrotask(() => this.dispatchEvent(new Event('close')));
    },
  };
  Object.assign(prototype, methods);
}

/** Neither of them closes a dialog on Escape. A browser does so after every listener has run, whatever these stop. */
function addEscape(): void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    const dialog = event.composedPath().find((each) => each instanceof HTMLDialogElement && each.open);
    if (!(dialog instanceof HTMLDialogElement)) return;
    setTimeout(() => {
      if (event.defaultPrevented || !dialog.isConnected) return;
      if (dialog.dispatchEvent(new Event('cancel', { cancelable: true }))) dialog.close();
    });
  };
  addEventListener('keydown', onKey, true);
}

/** jsdom hides what has the attribute `popover`, and has no way to show it. */
function addPopovers(prototype: HTMLElement): void {
  if (typeof prototype.showPopover === 'function') return;
  Object.assign(prototype, {
    showPopover(this: HTMLElement) {
      this.style.display = 'block';
    },
    hidePopover(this: HTMLElement) {
      this.style.removeProperty('display');
    },
  });
}

/** happy-dom 21 throws where the focus is in another shadow root, and this one is not around it. */
function mendActiveElement(prototype: ShadowRoot): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'activeElement');
  const read = descriptor?.get;
  if (!read) return;
  Object.defineProperty(prototype, 'activeElement', {
    ...descriptor,
    get(this: ShadowRoot): Element | null {
      try {
        return read.call(this) as Element | null;
      } catch {
        return null;
      }
    },
  });
}

const { userAgent = '' } = (globalThis.navigator as Navigator | undefined) ?? {};
if (globalThis.HTMLElement && /jsdom|HappyDOM/i.test(userAgent)) {
  addDialogs(HTMLDialogElement.prototype);
  addEscape();
  addPopovers(HTMLElement.prototype);
  mendActiveElement(ShadowRoot.prototype);
}
