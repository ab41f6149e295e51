const now = Date.now;
let ahead = 0;

/** Lets the page believe that time has passed; timers go on as before. The end of the test undoes it. */
export function advanceClock(milliseconds: number): void {
  ahead += milliseconds;
  Date.now = () => now() + ahead;
}

afterEach(() => {
  ahead = 0;
  Date.now = now;
});
