/** A part of a run, as the scheduler sees it. */
export interface Job {
  readonly name: string;
  /** How many of the machine's places it takes: about the processes that it keeps busy. */
  readonly weight: number;
  /** Names of jobs that must have ended before this one starts; ignored when they are not among the jobs. */
  readonly after?: readonly string[];
  run(): Promise<void>;
}

/**
 * Runs jobs side by side. The first job in the list that fits into the free places, and waits for no other, starts
 * next; a job that is heavier than all places together runs alone. Rejects when a job rejects.
 */
export function runSideBySide(jobs: readonly Job[], places: number): Promise<void> {
  const waiting = [...jobs];
  const unfinished = new Set(jobs.map(({ name }) => name));
  let free = places;

  return new Promise((resolve, reject) => {
    const startNext = (): void => {
      for (const job of [...waiting]) {
        const fits = job.weight <= free || free === places;
        if (!fits || job.after?.some((name) => unfinished.has(name))) continue;
        waiting.splice(waiting.indexOf(job), 1);
        free -= job.weight;
        job.run().then(() => {
          free += job.weight;
          unfinished.delete(job.name);
          startNext();
        }, reject);
      }
      if (unfinished.size === 0) resolve();
    };
    startNext();
  });
}
