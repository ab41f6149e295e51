import { relative } from 'node:path';

/** A failed assertion is the cause of what Node reports. */
function reasonOf(error) {
  return String(error?.cause?.message ?? error?.message ?? error);
}

/**
 * A reporter for `node --test`: its counts as JSON, as test-counts.ts describes them. It is no TypeScript,
 * since Node loads reporters before any loader.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* countReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, emptyFiles: [], failures: [] };
  for await (const { type, data } of events) {
    const isSuite = data?.details?.type === 'suite';
    if (type === 'test:fail') {
      // A describe() fails together with what is in it, which is counted already.
      if (isSuite && data.details.error?.failureType === 'subtestsFailed') continue;
      counts.failed += 1;
      const file = relative(process.cwd(), data.file ?? '');
      counts.failures.push({ file, title: data.name, reason: reasonOf(data.details?.error) });
    } else if (type === 'test:pass' && data.name === data.file) {
      counts.emptyFiles.push(data.file);
    } else if (type === 'test:pass' && !isSuite) {
      if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
      else counts.passed += 1;
    }
  }
  yield JSON.stringify(counts);
}
