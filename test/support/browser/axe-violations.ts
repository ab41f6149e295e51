import axe from 'axe-core';

/** The way to an element through shadow roots: `auth-methods-manager > … > button.primary`. */
function pathOf(target: axe.UnlabelledFrameSelector): string {
  return target.map((part) => (Array.isArray(part) ? part.at(-1) : part)).at(-1) ?? '';
}

/**
 * What axe complains about on the whole page, a line for each element: rule, element, and what it saw.
 * Target sizes, and names that differ from what is seen, are included: axe checks them only when it is asked to.
 *
 * @param rules only these, where the rest has been checked already
 */
export async function axeViolations(rules?: readonly string[]): Promise<readonly string[]> {
  const more = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: [...rules] } : { rules: more }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary = '' }) => {
      const summary = failureSummary.split('\n').slice(1).join(' ').replace(/\s+/g, ' ').trim();
      return `${id}: ${pathOf(target)} ${html.replace(/\s+/g, ' ').slice(0, 120)}: ${summary}`;
    }),
  );
}
