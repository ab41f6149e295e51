import { executeServerCommand } from '@web/test-runner-commands';
import type { CellOrder, CellRecord } from './failure.js';

/** An account behind an API that fails, seen from a page. */
export class HostileCell {
  readonly #origin: string;
  readonly #id: string;

  private constructor(origin: string, id: string) {
    this.#origin = origin;
    this.#id = id;
  }

  static async open(order: CellOrder): Promise<HostileCell> {
    const { origin } = await executeServerCommand<{ readonly origin: string }, undefined>('hostile-api');
    const answer = await fetch(`${origin}/cells`, { method: 'POST', body: JSON.stringify(order) });
    const { id } = (await answer.json()) as { readonly id: string };
    return new HostileCell(origin, id);
  }

  get apiBase(): string {
    return `${this.#origin}/${this.#id}/me/v1`;
  }

  /** What the person would do in the phone app. */
  async approvePush(): Promise<void> {
    await fetch(`${this.#origin}/cells/${this.#id}/push`);
  }

  async record(): Promise<CellRecord> {
    const answer = await fetch(`${this.#origin}/cells/${this.#id}`);
    return (await answer.json()) as CellRecord;
  }
}
