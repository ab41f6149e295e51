/**
 * The template plugins miscount columns behind an expression of several lines, and ask ESLint for places that
 * are not there, at which ESLint 10 throws. This gives them the end of that line instead.
 * It can go when eslint-plugin-lit resolves locations within the source (seen with 2.3.1).
 */
function lenientSource(source) {
  const getIndexFromLoc = ({ line, column }) => {
    const length = source.lines[line - 1]?.length ?? 0;
    return source.getIndexFromLoc({ line, column: Math.min(column, length) });
  };
  return new Proxy(source, {
    get(target, name) {
      if (name === 'getIndexFromLoc') return getIndexFromLoc;
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const lenientRule = (rule) => ({
  ...rule,
  create: (context) =>
    rule.create(Object.create(context, { sourceCode: { value: lenientSource(context.sourceCode) } })),
});

/** The same plugin, whose rules survive places that don't exist. */
export function lenientLocations(plugin) {
  const rules = Object.entries(plugin.rules).map(([name, rule]) => [name, lenientRule(rule)]);
  return { ...plugin, rules: Object.fromEntries(rules) };
}
