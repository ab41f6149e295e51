/** After this long, nobody means to resume. Milliseconds. */
const keptFor = 3_600_000;

/** Whether a person may still mean to resume what was saved then, in epoch milliseconds. */
export function isRecent(savedAt: number): boolean {
  const age = Date.now() - savedAt;
  return age >= 0 && age < keptFor;
}
