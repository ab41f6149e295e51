/**
 * What watches a page from inside. Text, not functions: what the compiler adds to functions does not exist in the page.
 * It knows of the element only what is public: parts, and the tag of the QR code.
 *
 * @param rows how many methods the list has when it is complete
 */
export const watchScript = (rows: number): string => `globalThis.bench = (() => {
  let clicked = NaN;
  let shift = 0;
  const started = new Map();
  addEventListener('click', (event) => { clicked = event.timeStamp; }, true);
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  const isVisible = (element) => element.getClientRects().length > 0;

  /** All roots of a tree that can hold an element of that selector, outermost first. */
  function find(root, selector) {
    const found = [...root.querySelectorAll(selector)];
    if (found.length > 0) return found;
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...find(element.shadowRoot, selector));
    }
    return found;
  }

  const signs = {
    dialog: () => find(document, '[part~=dialog]').some(isVisible),
    'qr-code': () => find(document, 'auth-methods-qr-code').some(({ shadowRoot }) =>
      shadowRoot && [...shadowRoot.querySelectorAll('svg')].some(isVisible)),
  };
  const hasRows = (count) => {
    const titles = find(document, '[part~=row-title]');
    return titles.length >= count && isVisible(titles.at(-1));
  };

  /** Resolves after the frame that shows what is looked for has been drawn, to when that was. */
  function until(isThere) {
    return new Promise((resolve) => {
      const look = () => {
        if (!isThere()) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  }

  const listed = until(() => hasRows(${rows}));
  return {
    listed,
    get shift() { return shift; },
    hasRows,
    until,
    start(name, rowCount) {
      started.set(name, until(rowCount === undefined ? signs[name] : () => hasRows(rowCount)));
    },
    sinceClick: async (name) => (await started.get(name)) - clicked,
    sinceAnswer: async (name, ending) => {
      const end = await started.get(name);
      const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(ending));
      return end - answers.at(-1).responseEnd;
    },
  };
})()`;
