import type { BenchSetup } from '../bench-setup.js';
import type { Sample, Subject } from '../measurement.js';

/** One thing that a person, or a page, does. */
export interface Scene {
  /** As `--only` names it. */
  readonly name: string;
  /** The pages that can do it. */
  readonly subjects: readonly Subject[];
  /** How often it is done when everything is done nine times. */
  readonly share: number;
  /** Does it once, from the empty cache. */
  run(setup: BenchSetup, subject: Subject): Promise<readonly Sample[]>;
}

/** Those that need the element. */
export const builds: readonly Subject[] = ['before', 'now'];
