import type { LitElement } from 'lit';
import { MethodRow } from '../methods/method-row.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { ArrangedGroup } from './arrangement.js';
import { focusedElement } from '../ui/focused-element.js';
import { MethodGroup } from './method-group.js';
import { rowStates } from './row-states.styles.js';

/** The list, as far as the focus goes. */
export interface ListFocusPort {
  /** The public element, whose events are heard by the host. */
  readonly element: LitElement;
  /** What it shows: the list, and where dialogs and announcements stand. */
  readonly container: HTMLElement;
  /** What is on screen, in its order. */
  readonly groups: () => readonly ArrangedGroup[];
}

/** Where the focus is in the list when a dialog has ended, or what had it is gone. */
export class ListFocus {
  readonly #port: ListFocusPort;
  #returnTo: HTMLElement | undefined;
  #neighbour: string | undefined;

  constructor(port: ListFocusPort) {
    this.#port = port;
  }

  /** Call it before a dialog opens, with the method that it is about. */
  remember(method?: AuthMethod): void {
    this.#returnTo = focusedElement();
    this.#neighbour = method && this.#neighbourOf(method.id);
  }

  /** Back to where it was. */
  restore(): void {
    if (this.#returnTo?.isConnected) this.#returnTo.focus();
    else void this.#to(undefined);
    this.#returnTo = undefined;
  }

  /** To the row of a method. */
  toMethod({ id }: AuthMethod): Promise<void> {
    this.#neighbour = id;
    return this.#to(id);
  }

  /** To the row next to the method that is gone. */
  toNeighbour(): Promise<void> {
    return this.#to(this.#neighbour);
  }

  /** The row that shows a method, able to show that it is changed, or was just added. */
  rowOf(id: string): MethodRow | undefined {
    const row = this.#groupsOnScreen
      .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<MethodRow>(MethodRow.tag) ?? [])])
      .find(({ method }) => method.id === id);
    const { styleSheet } = rowStates;
    const sheets = row?.shadowRoot?.adoptedStyleSheets;
    if (styleSheet && sheets && !sheets.includes(styleSheet)) sheets.push(styleSheet);
    return row;
  }

  /** Where a change takes the row with the focus away, the nearest heading has it. */
  async keepDuring<T>(change: () => Promise<T>): Promise<T> {
    const hadFocus = focusedElement() !== undefined;
    const result = await change();
    await this.#port.element.updateComplete;
    const parts = this.#port.container.querySelectorAll<LitElement>(
      `${MethodGroup.tag}, auth-methods-account-actions`,
    );
    await Promise.all([...parts].map((part) => part.updateComplete));
    if (hadFocus && !focusedElement()) await this.#to(undefined);
    return result;
  }

  /** Scrolls what has the focus out from under something that stays at the edge of the window. */
  uncover(cover: HTMLElement | null): void {
    const focused = this.#port.element.shadowRoot?.activeElement && focusedElement();
    if (!cover || !focused || cover.contains(focused)) return;
    const { top, bottom } = focused.getBoundingClientRect();
    const covered = cover.getBoundingClientRect();
    if (top < covered.bottom && bottom > covered.top) focused.scrollIntoView?.({ block: 'center' });
  }

  /** The row below a method's, or above where it is the last of its group. */
  #neighbourOf(id: string): string | undefined {
    const group = this.#port.groups().find(({ methods }) => methods.some((method) => method.id === id));
    const at = group?.methods.findIndex((method) => method.id === id) ?? -1;
    return (group?.methods[at + 1] ?? group?.methods[at - 1])?.id;
  }

  /** Puts the focus on a method's row when it has been rendered, or on the nearest heading there is. */
  async #to(id: string | undefined): Promise<void> {
    // A long list is rendered in a task of its own.
    await this.#port.element.updateComplete;
    const groups = this.#groupsOnScreen;
    const group = groups.find(({ methods }) => methods.some((method) => method.id === id)) ?? groups[0];
    if (!group) {
      this.#toTop();
      return;
    }
    const place = group.methods.findIndex((method) => method.id === id);
    group.shown = Math.max(group.shown, place + 1);
    await group.updateComplete;
    const row = id === undefined ? undefined : this.rowOf(id);
    await row?.updateComplete;
    const { shadowRoot } = row ?? group;
    shadowRoot?.querySelector<HTMLElement>(row ? '.card' : '.heading')?.focus();
  }

  /** Without a group, and perhaps without a heading, which a host can hide. */
  #toTop(): void {
    const { container } = this.#port;
    const heading = container.querySelector<HTMLElement>('.heading');
    // Test environments without a layout can't tell.
    const isShown = heading?.checkVisibility?.() ?? heading !== null;
    if (!isShown) container.tabIndex = -1;
    (isShown && heading ? heading : container).focus();
  }

  get #groupsOnScreen(): readonly MethodGroup[] {
    return [...this.#port.container.querySelectorAll<MethodGroup>(MethodGroup.tag)];
  }
}
