import type { ListLength } from '../bench-setup.js';
import { subjects, type Sample, type Unit } from '../measurement.js';
import { openVisit, type Visit } from '../visit.js';
import type { Scene } from './scene.js';

/** Milliseconds that the main thread has worked. */
async function worked({ devtools }: Visit): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Opens the page of a list: time until all methods are on screen, work of the main thread, what moved meanwhile. */
export const listScene = (length: ListLength): Scene => ({
  name: length === 6 ? 'list' : `list-${length}`,
  subjects,
  share: 1,
  async run(setup, subject): Promise<readonly Sample[]> {
    const visit = await openVisit(setup.browser, {
      url: setup.url(subject, length),
      rows: length,
      throttled: true,
      prepare: async (_page, devtools) => void (await devtools.send('Performance.enable')),
    });
    try {
      const listed = await visit.listed();
      await visit.settled();
      const sample = (what: string, unit: Unit, value: number): Sample => ({
        what: `${what}, ${length} methods`,
        unit,
        subject,
        value,
      });
      return [
        sample('Navigation to list', 'ms', listed),
        sample('Main thread', 'ms', await worked(visit)),
        sample('Layout shift', 'shift', await visit.read<number>('bench.shift')),
      ];
    } finally {
      await visit.close();
    }
  },
});
