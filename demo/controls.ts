import { html, render } from 'lit';
import { isScenarioName, scenarioNames, scenarios, type ScenarioName } from '../src/emulator/scenarios.js';
import { findPart } from './find-part.js';
import { isLanguage, languageName, languages, showLanguage, type Language } from './language.js';
import { rememberChoice, themes, type Theme } from './page-state.js';
import { showTheme } from './theme.js';

/** @param start starts a scenario from its beginning; called when one is picked, and by "Start over" */
export function addScenarioPicker(current: ScenarioName, start: (scenario: ScenarioName) => void): void {
  const picker = findPart('scenario', HTMLSelectElement);
  const about = findPart('scenario-about', HTMLElement);
  const option = (name: ScenarioName): unknown => html`<option value=${name}>${scenarioTitle(name)}</option>`;
  render(scenarioNames.map(option), picker);
  picker.value = current;
  about.textContent = scenarios[current].about;

  const restart = (): void => {
    const { value } = picker;
    if (!isScenarioName(value)) return;
    about.textContent = scenarios[value].about;
    rememberChoice('scenario', value);
    start(value);
  };
  picker.addEventListener('change', restart);
  findPart('start-over', HTMLButtonElement).addEventListener('click', restart);
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
  const radios = [...choices.querySelectorAll<HTMLInputElement>('input')];
  for (const radio of radios) radio.checked = radio.value === current;
  choices.addEventListener('change', () => {
    const theme = themes.find((name) => radios.some(({ checked, value }) => checked && value === name));
    if (!theme) return;
    showTheme(theme);
    rememberChoice('theme', theme);
  });
}

/** "single-factor" as "Single factor". */
function scenarioTitle(name: ScenarioName): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
