import { themeProperties, type ThemeProperty } from './theme-property.js';

const probe = document.createElement('span');
probe.hidden = true;

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** The colours that a value, or else the default, has on light and on dark pages, as `#rrggbb`. */
export function shownColours(
  { byDefault }: ThemeProperty,
  value: string,
  chosen: ReadonlyMap<string, string>,
): readonly [light: string, dark: string] {
  document.body.append(probe);
  probe.style.color = '';
  probe.style.color = withoutProperties(value || byDefault, chosen);
  const [light, dark] = (['light', 'dark'] as const).map((scheme) => {
    probe.style.colorScheme = scheme;
    return inHex(getComputedStyle(probe).color);
  });
  probe.remove();
  return [light ?? '#000000', dark ?? '#000000'];
}

/** The editor sets the properties on the element only, so that here they must be followed. */
function withoutProperties(value: string, chosen: ReadonlyMap<string, string>): string {
  return value.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => {
    const property = themeProperties.find((each) => each.name === name);
    return chosen.get(name) ?? property?.byDefault ?? whole;
  });
}

/** Whatever a browser writes a colour as; opaque, since a colour picker knows nothing else. */
function inHex(colour: string): string {
  if (!canvas) return '#000000';
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
