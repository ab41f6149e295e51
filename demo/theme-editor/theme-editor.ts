import { html, nothing, render } from 'lit';
import '../../src/define.js';
import type { AuthMethodsManager } from '../../src/index.js';
import { checkColours } from '../../src/manager/diagnostics/check-colours.js';
import { addThemePicker } from '../controls.js';
import { Emulator } from '../emulator.js';
import { findPart } from '../find-part.js';
import { readPageState } from '../page-state.js';
import { showTheme } from '../theme.js';
import { demoPassword, TokenSource } from '../token-source.js';
import { shownColours } from './shown-colours.js';
import { isUnderstood, themeProperties, type ThemeProperty } from './theme-property.js';

/** Changes the element's custom properties beside it, and prints them as CSS. They stay in the page's address. */

const { theme } = readPageState();
showTheme(theme);
addThemePicker(theme);

let chosen = readChosen();
const fields = findPart('fields', HTMLElement);
const printed = findPart('css', HTMLElement);
const contrast = findPart('contrast', HTMLElement);
const manager = mountElement();

findPart('theme', HTMLElement).addEventListener('change', () => show());
findPart('copy', HTMLButtonElement).addEventListener('click', () => {
  void navigator.clipboard.writeText(cssText());
});
findPart('start-over', HTMLButtonElement).addEventListener('click', () => {
  chosen.clear();
  show();
});
// Another address was pasted, or is gone back to.
addEventListener('hashchange', () => {
  chosen = readChosen();
  show();
});
show();

function readChosen(): Map<string, string> {
  const inAddress = new URLSearchParams(location.hash.slice(1));
  return new Map(
    themeProperties.flatMap((property) => {
      const value = inAddress.get(shortName(property));
      return value !== null && isUnderstood(property, value) ? [[property.name, value] as const] : [];
    }),
  );
}

/** `accent-color` of `--auth-methods-accent-color`. */
function shortName({ name }: ThemeProperty): string {
  return name.replace('--auth-methods-', '');
}

function mountElement(): AuthMethodsManager {
  const emulator = Emulator.ofPage();
  const tokens = new TokenSource(emulator.origin);
  const element = document.createElement('auth-methods-manager');
  element.domain = new URL(emulator.origin).host;
  element.getAccessToken = (request) => tokens.get(request);
  element.addEventListener('auth-methods-step-up', (event) => {
    event.respondWith(tokens.signIn(demoPassword, event.challenge));
  });
  findPart('element', HTMLElement).replaceChildren(element);
  return element;
}

function choose(property: ThemeProperty, value: string): void {
  if (value === '') chosen.delete(property.name);
  else chosen.set(property.name, value);
  show();
}

function understood(): readonly (readonly [ThemeProperty, string])[] {
  return themeProperties.flatMap((property) => {
    const value = chosen.get(property.name);
    return value !== undefined && isUnderstood(property, value) ? [[property, value] as const] : [];
  });
}

function cssText(): string {
  const lines = understood().map(([{ name }, value]) => `  ${name}: ${value};\n`);
  return lines.length === 0 ? '' : `auth-methods-manager {\n${lines.join('')}}`;
}

function show(): void {
  const values = new Map(understood().map(([{ name }, value]) => [name, value]));
  for (const { name } of themeProperties) manager.style.setProperty(name, values.get(name) ?? null);
  render(themeProperties.map(field), fields);
  printed.textContent = cssText() || '/* Nothing is changed yet. */';
  const inAddress = new URLSearchParams(
    understood().map(([property, value]) => [shortName(property), value]),
  );
  history.replaceState(null, '', `${location.pathname}${location.search}#${inAddress.toString()}`);
  requestAnimationFrame(judgeColours);
}

function judgeColours(): void {
  const findings = checkColours(manager).filter(({ ok }) => !ok);
  contrast.textContent =
    findings.length === 0
      ? 'Every text reaches a contrast of 4.5 to 1 on this page.'
      : `Hard to read: ${findings.map(({ seen }) => seen).join(', ')}`;
  contrast.classList.toggle('failure', findings.length > 0);
}

function field(property: ThemeProperty): unknown {
  const id = shortName(property);
  const value = chosen.get(property.name) ?? '';
  const isWrong = !isUnderstood(property, value);
  return html`<div class="field property">
    <label for=${id}><code>${id}</code></label>
    <p class="small" id="${id}-about">${property.about}</p>
    <div class="values">
      <input
        id=${id}
        type="text"
        spellcheck="false"
        autocomplete="off"
        placeholder=${property.byDefault}
        aria-describedby="${id}-about ${id}-wrong"
        aria-invalid=${isWrong ? 'true' : 'false'}
        .value=${value}
        @input=${({ target }: Event) =>
          target instanceof HTMLInputElement && choose(property, target.value.trim())}
      />
      ${property.takes === 'color' ? pickers(property, value) : nothing}
    </div>
    <p class="failure" id="${id}-wrong">${isWrong ? 'The browser doesn’t understand this value.' : ''}</p>
  </div>`;
}

function pickers(property: ThemeProperty, value: string): unknown {
  const known = isUnderstood(property, value) ? value : '';
  const [light, dark] = shownColours(property, known, chosen);
  const picker = (name: string, current: string, take: (picked: string) => string): unknown =>
    html`<input
      type="color"
      aria-label="${shortName(property)}, ${name}"
      .value=${current}
      @input=${({ target }: Event) => target instanceof HTMLInputElement && choose(property, take(target.value))}
    />`;
  return [
    picker('on light pages', light, (picked) => `light-dark(${picked}, ${dark})`),
    picker('on dark pages', dark, (picked) => `light-dark(${light}, ${picked})`),
  ];
}
