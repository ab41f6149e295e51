import type { BenchSetup } from './bench-setup.js';
import type { Sample, Subject } from './measurement.js';
import { attachmentScene } from './scenes/attachment.js';
import { enrollmentScene } from './scenes/enrollment.js';
import { listScene } from './scenes/list.js';
import type { Scene } from './scenes/scene.js';
import { tasksScene } from './scenes/tasks.js';

/** In the order of the table. */
export const scenes: readonly Scene[] = [
  listScene(6),
  listScene(20),
  listScene(500),
  tasksScene(6),
  tasksScene(500),
  enrollmentScene,
  attachmentScene,
];

/** The scenes of these names; without names, all. */
export function chooseScenes(names: readonly string[]): readonly Scene[] {
  const known = scenes.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return scenes.filter(({ name }) => names.length === 0 || names.includes(name));
  throw new Error(`Nothing is called "${unknown.join('" or "')}". There is: ${known.join(', ')}.`);
}

/** Rotates the order, so that no subject is always first. */
function turned(subjects: readonly Subject[], by: number): readonly Subject[] {
  const start = by % subjects.length;
  return [...subjects.slice(start), ...subjects.slice(0, start)];
}

/**
 * Does every scene `runs` times, or its share of that, with the subjects taking turns: what disturbs the machine
 * for a while disturbs all of them.
 */
export async function runScenes(
  setup: BenchSetup,
  chosen: readonly Scene[],
  runs: number,
  report: (progress: string) => void,
): Promise<readonly Sample[]> {
  // The first visit would include the browser's own start-up.
  for (const subject of setup.subjects) await listScene(6).run(setup, subject);
  const samples: Sample[] = [];
  for (const scene of chosen) {
    const able = scene.subjects.filter((subject) => setup.subjects.includes(subject));
    const rounds = Math.max(1, Math.ceil(runs * scene.share));
    for (let round = 0; round < rounds; round += 1) {
      report(`${scene.name}, ${round + 1} of ${rounds}`);
      for (const subject of turned(able, round)) samples.push(...(await scene.run(setup, subject)));
    }
  }
  return samples;
}
