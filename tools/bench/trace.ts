/**
 * An event of a trace, in the format of
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; of when it began, and how long it took. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

export const traceCategories: readonly string[] = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
];

/** What the main thread does, by the names of the browser's events. Other events are left out. */
const kinds = {
  scripts:
    /^(EvaluateScript|FunctionCall|RunMicrotasks|FireAnimationFrame|TimerFire|EventDispatch|v8\.(compile|evaluate|run|produceCache)|V8\.GC|MinorGC|MajorGC)/i,
  layout: /^(UpdateLayoutTree|Layout|RecalcStyles?|ParseAuthorStyleSheet|HitTest)$/,
  drawing: /^(Paint|PrePaint|Layerize|Commit|UpdateLayer|UpdateLayerTree|CompositeLayers)$/,
} as const;

type Kind = keyof typeof kinds;

/** Milliseconds of the main thread of one page. */
export interface MainThread {
  /** Of each task. */
  readonly tasks: readonly number[];
  /** Without what one kind of work does inside another: a layout that a script asks for is no script. */
  readonly spent: Readonly<Record<Kind, number>>;
}

function kindOf(name: string): Kind | undefined {
  if (kinds.layout.test(name)) return 'layout';
  if (kinds.drawing.test(name)) return 'drawing';
  return kinds.scripts.test(name) ? 'scripts' : undefined;
}

/**
 * What the thread did that ran the page at `origin`, from the navigation on, from the outside to the inside. The same
 * thread has opened an empty page before.
 */
function threadOf(
  events: readonly TraceEvent[],
  origin: string,
): readonly Required<Omit<TraceEvent, 'args'>>[] {
  const mainThreads = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const ofPage = events.filter(
    ({ pid, tid, args }) =>
      args?.data?.url?.startsWith(origin) === true &&
      mainThreads.some((thread) => thread.pid === pid && thread.tid === tid),
  );
  const [first] = ofPage.toSorted((one, other) => one.ts - other.ts);
  if (!first) throw new Error('The trace holds nothing of the page.');
  return events
    .flatMap(({ name, pid, tid, ts, dur }) => (dur === undefined ? [] : [{ name, pid, tid, ts, dur }]))
    .filter(({ pid, tid, ts, dur }) => pid === first.pid && tid === first.tid && ts + dur > first.ts)
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur);
}

/** Adds up a trace. Throws when it holds nothing of the page at `url`. */
export function readMainThread(events: readonly TraceEvent[], url: string): MainThread {
  const thread = threadOf(events, new URL(url).origin);
  const spent = { scripts: 0, layout: 0, drawing: 0 };
  const open: { readonly end: number; readonly kind: Kind | undefined }[] = [];
  for (const { name, ts, dur } of thread) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= ts) open.pop();
    const outer = open.at(-1)?.kind;
    const kind = kindOf(name) ?? outer;
    if (kind !== outer) {
      if (kind) spent[kind] += dur / 1000;
      if (outer) spent[outer] -= dur / 1000;
    }
    open.push({ end: ts + dur, kind });
  }
  return { tasks: thread.filter(({ name }) => name === 'RunTask').map(({ dur }) => dur / 1000), spent };
}
