import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import manifest from '../../custom-elements.json' with { type: 'json' };

/** A custom property of the element, as custom-elements.json describes it. */
export interface ThemeProperty {
  /** Such as `--auth-methods-radius`. */
  readonly name: string;
  readonly about: string;
  /** Its value where the page sets none. */
  readonly byDefault: string;
  /** The property of CSS whose values it takes. */
  readonly takes: string;
}

/** By the end of a name, the first that fits. */
const kinds: readonly (readonly [ending: string, takes: string])[] = [
  ['color', 'color'],
  ['shadow', 'box-shadow'],
  ['font-family', 'font-family'],
  ['font-size', 'font-size'],
  ['font-weight', 'font-weight'],
  ['', 'width'],
];

const { modules } = manifest as Package;

export const themeProperties: readonly ThemeProperty[] = modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((declaration): declaration is CustomElementDeclaration => 'cssProperties' in declaration)
  .flatMap(({ cssProperties = [] }) => cssProperties)
  .map(({ name, description = '', default: byDefault = '' }) => ({
    name,
    about: description,
    byDefault,
    takes: kinds.find(([ending]) => name.endsWith(ending))?.[1] ?? 'width',
  }));

/** Whether the browser understands the value. Nothing is understood: the default then applies. */
export function isUnderstood({ takes }: ThemeProperty, value: string): boolean {
  return value === '' || (CSS.supports(takes, value) && endsItself(value));
}

/** Whether what follows in a style sheet is not part of it: browsers close brackets, strings and comments at its end. */
function endsItself(value: string): boolean {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`a { --value: ${value};\n--next: 1 } b {}`);
  const [rule] = sheet.cssRules;
  return (
    sheet.cssRules.length === 2 &&
    rule instanceof CSSStyleRule &&
    rule.style.getPropertyValue('--next').trim() === '1'
  );
}
