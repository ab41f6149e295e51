import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSideBySide, type Job } from './side-by-side.js';

/** Jobs that end when told to, and a log of what started. */
function makeJobs(
  ...specs: readonly (readonly [name: string, weight: number, ...after: readonly string[]])[]
) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const jobs = specs.map(([name, weight, ...after]): Job => ({
    name,
    weight,
    ...(after.length > 0 && { after }),
    run: () => {
      started.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    },
  }));
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { jobs, started, end };
}

describe('jobs side by side', () => {
  it('start in their order, as many as fit', async () => {
    const { jobs, started, end } = makeJobs(['a', 1], ['b', 2], ['c', 1]);
    const done = runSideBySide(jobs, 3);
    assert.deepEqual(started, ['a', 'b']);
    await end('a');
    assert.deepEqual(started, ['a', 'b', 'c']);
    await end('b');
    await end('c');
    await done;
  });

  it('let a lighter job pass one that does not fit yet', () => {
    const { jobs, started } = makeJobs(['a', 2], ['b', 2], ['c', 1]);
    void runSideBySide(jobs, 3);
    assert.deepEqual(started, ['a', 'c']);
  });

  it('wait for the job that they need, and for none that is not there', async () => {
    const { jobs, started, end } = makeJobs(['a', 1], ['b', 1, 'a'], ['c', 1, 'x']);
    void runSideBySide(jobs, 3);
    assert.deepEqual(started, ['a', 'c']);
    await end('a');
    assert.deepEqual(started, ['a', 'c', 'b']);
  });

  it('wait for all that they need', async () => {
    const { jobs, started, end } = makeJobs(['a', 1], ['b', 1], ['c', 1, 'a', 'b']);
    void runSideBySide(jobs, 3);
    await end('a');
    assert.deepEqual(started, ['a', 'b']);
    await end('b');
    assert.deepEqual(started, ['a', 'b', 'c']);
  });

  it('run a job alone that is heavier than the machine', async () => {
    const { jobs, started, end } = makeJobs(['a', 1], ['b', 9]);
    void runSideBySide(jobs, 2);
    assert.deepEqual(started, ['a']);
    await end('a');
    assert.deepEqual(started, ['a', 'b']);
  });

  it('end at once when there are none', async () => {
    await runSideBySide([], 2);
  });

  it('fail when one of them throws', async () => {
    const failing: Job = { name: 'a', weight: 1, run: () => Promise.reject(new Error('broken')) };
    await assert.rejects(runSideBySide([failing], 2), /broken/);
  });
});
