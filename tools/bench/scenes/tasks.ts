import type { ListLength } from '../bench-setup.js';
import { subjects, type Sample, type Unit } from '../measurement.js';
import { readMainThread, traceCategories, type TraceEvent } from '../trace.js';
import { openVisit } from '../visit.js';
import type { Scene } from './scene.js';

/** Milliseconds from which on a person can feel a task: https://w3c.github.io/longtasks/#long-task */
const long = 50;

/** Opens the page of a list while every task is recorded, which takes time, so these visits serve no other measurement. */
export const tasksScene = (length: ListLength): Scene => ({
  name: length === 6 ? 'tasks' : `tasks-${length}`,
  subjects,
  share: 1 / 3,
  async run({ browser, url: urlOf }, subject): Promise<readonly Sample[]> {
    const url = urlOf(subject, length);
    await browser.startTracing(undefined, { categories: [...traceCategories] });
    let trace: Buffer;
    try {
      const visit = await openVisit(browser, { url, rows: length, throttled: true });
      await visit.listed();
      await visit.settled();
      await visit.close();
    } finally {
      trace = await browser.stopTracing();
    }
    const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const { tasks, spent } = readMainThread(traceEvents, url);
    const sample = (what: string, unit: Unit, value: number): Sample => ({
      what: `${what}, ${length} methods`,
      unit,
      subject,
      value,
    });
    return [
      sample('Longest task', 'ms', Math.max(...tasks)),
      sample(`Tasks above ${long} ms`, 'count', tasks.filter((task) => task > long).length),
      sample('Scripts', 'ms', spent.scripts),
      sample('Styles and layout', 'ms', spent.layout),
      sample('Drawing', 'ms', spent.drawing),
    ];
  },
});
