import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const entry = createRequire(import.meta.url).resolve('rrweb');
const rrweb = readFileSync(join(dirname(entry), '../umd/rrweb.min.js'), 'utf8');

/** What a tool sends that records a page, to be played again: its events, and all texts of them in order. */
export class SessionRecording {
  readonly #events: string[] = [];

  private constructor() {}

  /** Records from now on, with the settings that such tools come with: what is typed is masked. */
  static async start(page: Page): Promise<SessionRecording> {
    const recording = new SessionRecording();
    await page.exposeFunction('sendRecording', (event: string) => recording.#events.push(event));
    await page.evaluate(`${rrweb};
      rrweb.record({ emit: (event) => sendRecording(JSON.stringify(event)), maskAllInputs: true });`);
    return recording;
  }

  get text(): string {
    const texts: string[] = [];
    for (const event of this.#events)
      JSON.parse(event, (key, value: unknown) => {
        if (typeof value === 'string' && ['textContent', 'value', 'text'].includes(key)) texts.push(value);
        return value;
      });
    return [...this.#events, texts.join('\n'), texts.join('')].join('\n');
  }
}
