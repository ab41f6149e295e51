import { chai } from '@open-wc/testing';

/**
 * `expect(node).to.equal(other)` fails at once and names both. Without this the runner writes out everything
 * that hangs on either node, the whole page, and the file ends by its time limit. Loaded by the runner's page.
 */

const nameNode = (value: unknown): string => {
  if (!(value instanceof Node)) return String(value);
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
          if (!(actual instanceof Node || expected instanceof Node)) return original.apply(this, values);
          const [is, negated] = [nameNode(actual), Boolean(flag(this, 'negate'))];
          const problem = `expected ${is} ${negated ? 'not ' : ''}to be ${nameNode(expected)}`;
          if ((actual === expected) === negated)
            throw new chai.AssertionError(message ? `${message}: ${problem}` : problem);
        },
    );
  }
});
