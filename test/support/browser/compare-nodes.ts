import { chai } from '@open-wc/testing';

/**
 * `expect(node).to.equal(other)` fails at once and names both; functions too. Without this the runner writes out
 * everything that hangs on either, the whole page, and the file ends by its time limit. Loaded by the runner's page.
 */

/** What hangs on an instance of a class, such as a harness, leads to nodes as well. */
const isInstance = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !['Object', 'Array'].includes(value.constructor?.name ?? 'Object');

const isNode = (value: unknown): boolean => value instanceof Node;

const isLarge = (value: unknown): boolean => isInstance(value) || typeof value === 'function';

const nameOf = (value: unknown): string => {
  if (typeof value === 'function') return `function ${value.name}`;
  if (!(value instanceof Node)) return isInstance(value) ? value.constructor.name : String(value);
  const markup = value instanceof Element ? (value.cloneNode() as Element).outerHTML : value.nodeName;
  return `${markup}${value.isConnected ? '' : ' (not in the page)'}`;
};

chai.use(({ Assertion }, { flag }) => {
  for (const method of ['equal', 'equals', 'eq']) {
    Assertion.overwriteMethod(
      method,
      (original: (...values: unknown[]) => void) =>
        function (this: Chai.AssertionStatic, ...values: [unknown, string?]) {
          const [expected, message] = values;
          const actual: unknown = flag(this, 'object');
          // What is in a Set or a Map is compared by chai.
          const isOurs = flag(this, 'deep') ? isNode : isLarge;
          if (!isOurs(actual) && !isOurs(expected)) return original.apply(this, values);
          const [is, negated] = [nameOf(actual), Boolean(flag(this, 'negate'))];
          const problem = `expected ${is} ${negated ? 'not ' : ''}to be ${nameOf(expected)}`;
          if ((actual === expected) === negated)
            throw new chai.AssertionError(message ? `${message}: ${problem}` : problem);
        },
    );
  }
});
