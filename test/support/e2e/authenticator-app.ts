import type { Page } from 'playwright-core';

/** The authenticator app of the account that an emulator holds, removed on a page with the element. */
export class AuthenticatorApp {
  readonly #page: Page;
  readonly #emulatorOrigin: string;

  constructor(page: Page, emulatorOrigin: string) {
    this.#page = page;
    this.#emulatorOrigin = emulatorOrigin;
  }

  async isThere(): Promise<boolean> {
    return (await this.#id()) !== undefined;
  }

  /** Resolves when its row is on screen. */
  async shown(): Promise<void> {
    const manager = this.#page.locator('auth-methods-manager');
    await manager.getByText('Authenticator app', { exact: true }).first().waitFor();
  }

  /** Confirms the removal; what comes of it is for the test to see. */
  async remove(): Promise<void> {
    const id = JSON.stringify(await this.#id());
    await this.#page.evaluate(`void document.querySelector('auth-methods-manager').removeMethod(${id})`);
    const dialog = this.#page.locator('auth-methods-remove-dialog');
    await dialog.getByRole('button', { name: /^Remove/ }).click();
  }

  async dialogClosed(): Promise<void> {
    await this.#page.locator('auth-methods-remove-dialog').waitFor({ state: 'hidden' });
  }

  async #id(): Promise<string | undefined> {
    const state = (await (await fetch(`${this.#emulatorOrigin}/emulator/state`)).json()) as {
      readonly methods: readonly { readonly id: string; readonly type: string }[];
    };
    return state.methods.find(({ type }) => type === 'totp')?.id;
  }
}
