/** What a person, or a script on the page, finds when shadow roots are no border. */

/** All elements below a node, through shadow roots, in document order. */
export function* elementsBelow(root: Node): Generator<Element> {
  const shadow = root instanceof Element ? root.shadowRoot : null;
  for (const parent of shadow ? [shadow, root] : [root]) {
    for (const child of parent.childNodes) {
      if (child instanceof Element) yield child;
      yield* elementsBelow(child);
    }
  }
}

/** All elements below a node that match. */
export function deepQueryAll<E extends Element = HTMLElement>(root: Node, selector: string): E[] {
  return [...elementsBelow(root)].filter((element): element is E => element.matches(selector));
}

/** The text that is rendered of a node, slots filled, with single spaces; hidden parts are left out. */
export function renderedText(node: Node): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (node instanceof Element && (node.matches('style, script, [hidden]') || !isRendered(node))) return '';
  const children = [...childrenOf(node)].map(textOf).join('');
  const isInline = node instanceof Element && /^inline$/.test(getComputedStyle(node).display);
  return isInline ? children : ` ${children} `;
}

function childrenOf(node: Element | ShadowRoot): Iterable<Node> {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : node.childNodes;
  }
  return (node instanceof Element ? node.shadowRoot : null)?.childNodes ?? node.childNodes;
}

function isRendered(element: Element): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents'
  );
}

/** The element that has the focus, in whichever shadow root. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The name under which a button, link or field is announced. */
export function accessibleName(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = element.getAttribute('aria-labelledby');
  const labels = (element as Partial<HTMLInputElement>).labels;
  if (labelledBy) return renderedText(root.getElementById(labelledBy) ?? element);
  return (
    element.getAttribute('aria-label') ?? (labels?.[0] ? renderedText(labels[0]) : renderedText(element))
  );
}

/** Everything that a script could read of a part of the page: markup, shadow roots and what fields hold. */
export function serialise(root: Node): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof CharacterData) parts.push(node.data);
    if (node instanceof Element) {
      parts.push(`<${node.localName}`);
      for (const { name, value } of node.attributes) parts.push(` ${name}="${value}"`);
      parts.push('>');
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return parts.join('');
}
