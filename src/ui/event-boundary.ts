import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Kept from the page's listeners in both phases. Nothing of ours listens to presses. */
const keys = ['keydown', 'keypress', 'keyup'];
const presses = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];
const captured = [...keys, ...presses];

/** Kept from the page's listeners on the way up, where most pages listen. */
const bubbling =
  'beforeinput input compositionstart compositionupdate compositionend copy cut paste selectstart contextmenu ' +
  'dragstart click dblclick auxclick wheel touchmove focusin focusout';

/** Copies of key events, which Firefox lets out of a shadow root although they are not composed. */
const copies = new WeakSet<Event>();

/**
 * Keeps what a person does inside an element from the page around it: its shortcuts, its own modals that close on
 * Escape or on a press outside, its changes to what is copied. What the browser itself does stays as it is.
 *
 * A key belongs to the element until it is released, even if the element is gone by then.
 */
export class EventBoundary implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #passes: (event: Event) => boolean;
  readonly #held = new Set<string>();

  /** @param passes events that the page may have. Default: none */
  constructor(
    element: ReactiveControllerHost & HTMLElement,
    passes: (event: Event) => boolean = () => false,
  ) {
    this.#element = element;
    this.#passes = passes;
    for (const type of [...captured, ...bubbling.split(' ')])
      element.addEventListener(type, (event) => {
        if (!passes(event)) event.stopPropagation();
      });
    element.addController(this);
  }

  hostConnected(): void {
    for (const type of captured) addEventListener(type, this.#onCapture, true);
  }

  hostDisconnected(): void {
    if (this.#held.size === 0) this.#stopCapture();
  }

  #stopCapture(): void {
    for (const type of captured) removeEventListener(type, this.#onCapture, true);
  }

  /** The window comes before everything else in the page that could listen. */
  readonly #onCapture = (event: Event): void => {
    if (copies.has(event)) return;
    const isInside = event.composedPath().includes(this.#element);
    const isKey = event instanceof KeyboardEvent;
    if (isInside || (isKey && this.#isLost(event))) {
      if (this.#passes(event)) return;
      event.stopImmediatePropagation();
      if (isKey) this.#hold(event);
      if (isKey && isInside) this.#deliver(event);
    } else if (isKey) this.#onKeyOutside(event);
  };

  /** Without a focused element, the browser sends keys to the page. */
  #isLost({ target }: KeyboardEvent): boolean {
    return this.#element.isConnected && target === document.body;
  }

  #hold({ type, code }: KeyboardEvent): void {
    if (type === 'keydown') this.#held.add(code);
    else if (type === 'keyup') this.#held.delete(code);
  }

  /**
   * Hands the element a copy of a key event, which no listener of the page can receive. A copy of Escape must do
   * nothing by itself: WebKit would cancel the dialog a second time.
   */
  #deliver(event: KeyboardEvent): void {
    const { type, key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey } = event;
    const modifiers = { ctrlKey, shiftKey, altKey, metaKey };
    const details = { key, code, location, repeat, isComposing, ...modifiers };
    const copy = new KeyboardEvent(type, { ...details, bubbles: true, cancelable: true });
    copies.add(copy);
    const target = event.composedPath()[0] as Node;
    const root = target.getRootNode();
    let isPrevented: boolean | undefined;
    const onEnd = (): void => {
      isPrevented = copy.defaultPrevented;
      if (key === 'Escape') copy.preventDefault();
    };
    root.addEventListener(type, onEnd);
    target.dispatchEvent(copy);
    root.removeEventListener(type, onEnd);
    if (isPrevented ?? copy.defaultPrevented) event.preventDefault();
  }

  /** The rest of a key that was pressed inside: its repetitions, and its release. */
  #onKeyOutside(event: KeyboardEvent): void {
    if (!this.#held.has(event.code)) return;
    const isPressedAnew = event.type === 'keydown' && !event.repeat;
    if (!isPressedAnew) {
      event.stopImmediatePropagation();
      if (event.type !== 'keyup') event.preventDefault();
    }
    if (isPressedAnew || event.type === 'keyup') this.#held.delete(event.code);
    if (this.#held.size === 0 && !this.#element.isConnected) this.#stopCapture();
  }
}
