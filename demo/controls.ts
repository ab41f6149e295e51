import { html, render } from 'lit';
import { backendNames, backendTitles, isBackendName, type BackendName } from './backends/backend-names.js';
import { findPart } from './find-part.js';
import { isLanguage, languageName, languages, showLanguage, type Language } from './language.js';
import { rememberChoice, themes, type Theme } from './page-state.js';
import { showTheme } from './theme.js';

/** States that a backend's account can begin in, by name. */
export type Scenarios = Readonly<Record<string, { readonly about: string }>>;

/** @param start starts a scenario from its beginning; called when one is picked, and by "Start over" */
export function addScenarioPicker(
  start: (scenario: string) => void,
): (all: Scenarios, current: string) => void {
  const picker = findPart('scenario', HTMLSelectElement);
  const about = findPart('scenario-about', HTMLElement);
  let scenarios: Scenarios = {};

  const restart = (): void => {
    const { value } = picker;
    about.textContent = scenarios[value]?.about ?? '';
    rememberChoice('scenario', value);
    start(value);
  };
  picker.addEventListener('change', restart);
  findPart('start-over', HTMLButtonElement).addEventListener('click', restart);

  return (all, current) => {
    scenarios = all;
    const option = (name: string): unknown => html`<option value=${name}>${scenarioTitle(name)}</option>`;
    render(Object.keys(all).map(option), picker);
    picker.value = current;
    about.textContent = all[current]?.about ?? '';
  };
}

/** @param show called with the backend that is picked */
export function addBackendPicker(current: BackendName, show: (backend: BackendName) => void): void {
  const picker = findPart('backend', HTMLSelectElement);
  const option = (name: BackendName): unknown => html`<option value=${name}>${backendTitles[name]}</option>`;
  render(backendNames.map(option), picker);
  picker.value = current;
  picker.addEventListener('change', () => {
    const { value } = picker;
    if (!isBackendName(value)) return;
    rememberChoice('backend', value);
    // The scenarios of one backend are not those of another.
    rememberChoice('scenario');
    show(value);
  });
}

export function addLanguagePicker(current: Language): void {
  const picker = findPart('language', HTMLSelectElement);
  const option = (language: Language): unknown =>
    html`<option value=${language} lang=${language}>${languageName(language)}</option>`;
  render(languages.map(option), picker);
  picker.value = current;
  picker.addEventListener('change', () => {
    const { value } = picker;
    if (!isLanguage(value)) return;
    showLanguage(value);
    rememberChoice('lang', value);
  });
}

export function addThemePicker(current: Theme): void {
  const choices = findPart('theme', HTMLElement);
  const choose = (theme: Theme): void => {
    showTheme(theme);
    rememberChoice('theme', theme);
  };
  const choice = (theme: Theme): unknown =>
    html`<label
      ><input type="radio" name="theme" ?checked=${theme === current} @change=${() => choose(theme)} /><span
        >${themeTitles[theme]}</span
      ></label
    >`;
  render(themes.map(choice), choices);
}

const themeTitles: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** "single-factor" as "Single factor". */
function scenarioTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
