import { setTimeout } from 'node:timers/promises';
import type { Sample } from '../measurement.js';
import { openVisit, type Visit } from '../visit.js';
import { builds, type Scene } from './scene.js';

const rows = 6;
/** Before the first reading: what a page keeps once, it may keep. */
const warmUp = 50;
/** Milliseconds that timers of the element and of the browser may hold on to the last one. */
const rest = 1500;

/**
 * Attaches and detaches that often; every tenth time, the list is on screen in between. The rest is cut off while
 * it is being asked for.
 */
const attach = (count: number, isNew: boolean): string => `(async () => {
  const main = document.querySelector('main');
  const make = () => {
    const { domain, getAccessToken } = globalThis.kept;
    return Object.assign(document.createElement('auth-methods-manager'), { domain, getAccessToken });
  };
  let element = make();
  for (let turn = 0; turn < ${count}; turn += 1) {
    if (${isNew}) element = make();
    main.append(element);
    if (turn % 10 === 0) await globalThis.bench.until(() => bench.hasRows(${rows}));
    else await new Promise((resolve) => setTimeout(resolve));
    element.remove();
  }
  performance.clearResourceTimings();
})()`;

interface Kept {
  readonly bytes: number;
  readonly listeners: number;
  readonly nodes: number;
}

async function keptBy({ devtools, settled }: Visit): Promise<Kept> {
  await settled();
  await setTimeout(rest);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { bytes: read('JSHeapUsedSize'), listeners: read('JSEventListeners'), nodes: read('Nodes') };
}

/** Puts the element into the page and takes it out again, over and over: what is kept after a garbage collection. */
export const attachmentScene: Scene = {
  name: 'attach',
  subjects: builds,
  share: 1 / 9,
  async run(setup, subject): Promise<readonly Sample[]> {
    setup.emulator.reset('typical');
    const visit = await openVisit(setup.browser, {
      url: setup.url(subject, rows),
      rows,
      throttled: false,
      prepare: async (_page, devtools) => void (await devtools.send('Performance.enable')),
    });
    const samples: Sample[] = [];
    try {
      await visit.listed();
      await visit.settled();
      await visit.page.evaluate(`(() => {
        const element = document.querySelector('auth-methods-manager');
        globalThis.kept = { domain: element.domain, getAccessToken: element.getAccessToken };
        element.remove();
      })()`);
      for (const isNew of [true, false]) {
        await visit.read(attach(warmUp, isNew));
        const before = await keptBy(visit);
        await visit.read(attach(setup.attachments, isNew));
        const after = await keptBy(visit);
        const what = (kept: string): string =>
          `${kept} kept by attaching ${isNew ? 'new elements' : 'one element'}`;
        samples.push(
          { what: what('Memory'), unit: 'kB', subject, value: (after.bytes - before.bytes) / 1000 },
          { what: what('Listeners'), unit: 'count', subject, value: after.listeners - before.listeners },
          { what: what('Nodes'), unit: 'count', subject, value: after.nodes - before.nodes },
        );
      }
      return samples;
    } finally {
      await visit.close();
    }
  },
};
