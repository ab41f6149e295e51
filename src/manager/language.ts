import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { defaultLocale, loadLocale, type LoadedLocale } from '../i18n/load-locale.js';
import { createLocalization, type Localization } from '../i18n/localization.js';
import type { DialogPart, MessageOverrides } from '../i18n/messages.js';

/** Downloads what `read` takes of the messages that come after the list's, in the page's language. */
export type LoadMessages = <M extends object>(
  read: (part: DialogPart) => M | Promise<M>,
) => Promise<Localization<M>>;

/**
 * Finds the language of the page around an element, and loads its messages.
 * Owns the choice of locale and its download. The nearest `lang` counts, through shadow roots; it may change
 * at any time.
 */
export class LanguageController implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  #tag: string | undefined;
  #locale: LoadedLocale | undefined;
  #overrides: MessageOverrides | undefined;
  #localization: Localization | undefined;
  #observer: MutationObserver | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement) {
    this.#element = element;
    element.addController(this);
  }

  /** `undefined` while the language's messages are loading. */
  get localization(): Localization | undefined {
    return this.#localization;
  }

  readonly loadMessages: LoadMessages = async (read) => {
    const { locale, list, loadDialogs } = this.#locale ?? defaultLocale;
    return createLocalization(locale, { ...list, ...(await read(await loadDialogs())) }, this.#overrides);
  };

  hostConnected(): void {
    if (typeof MutationObserver !== 'function') return;
    this.#observer = new MutationObserver(() => this.#element.requestUpdate());
    // An observer does not see through shadow roots, so each root around the element is observed.
    for (let root: Node | null = this.#element.getRootNode(); root; root = rootAround(root)) {
      this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Renders all texts again, when data that they depend on has been downloaded. */
  refresh(): void {
    if (this.#locale) this.#use(this.#locale);
    this.#element.requestUpdate();
  }

  /** Call before rendering. Outside the page there is no language around the element. */
  update(overrides: MessageOverrides | undefined): void {
    if (!this.#element.isConnected) return;
    const tag = nearestLanguage(this.#element);
    if (tag !== this.#tag) {
      this.#tag = tag;
      const locale = loadLocale(tag);
      if ('list' in locale) this.#use(locale);
      else void this.#useWhenLoaded(locale, tag);
    }
    if (overrides !== this.#overrides) {
      this.#overrides = overrides;
      if (this.#locale) this.#use(this.#locale);
    }
  }

  /** Looks for the language, and downloads it, again. */
  reload(): void {
    this.#tag = undefined;
    this.#element.requestUpdate();
  }

  async #useWhenLoaded(loading: Promise<LoadedLocale>, tag: string): Promise<void> {
    const locale = await loading;
    if (tag !== this.#tag) return;
    this.#use(locale);
    this.#element.requestUpdate();
  }

  #use(locale: LoadedLocale): void {
    this.#locale = locale;
    this.#localization = createLocalization(locale.locale, locale.list, this.#overrides);
  }
}

function rootAround(root: Node): Node | null {
  return root instanceof ShadowRoot ? root.host.getRootNode() : null;
}

function nearestLanguage(element: Element): string {
  const language = element.closest('[lang]')?.getAttribute('lang');
  if (language) return language;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLanguage(root.host) : navigator.language || 'en';
}
