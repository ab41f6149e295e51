import { isScenarioName, type ScenarioName } from '../src/emulator/scenarios.js';
import { isLanguage, type Language } from './language.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The settings in the page's URL: `?scenario=everything&theme=dark&lang=ar`. */
export interface PageState {
  /** Default: the emulator's current one. */
  readonly scenario?: ScenarioName;
  readonly theme: Theme;
  readonly language: Language;
}

/** Reads the settings. Invalid ones count as absent. */
export function readPageState(): PageState {
  const query = new URLSearchParams(location.search);
  const scenario = query.get('scenario');
  const language = query.get('lang');
  return {
    ...(isScenarioName(scenario) && { scenario }),
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'system',
    language: isLanguage(language) ? language : 'en',
  };
}

/** Puts a setting into the URL, so that it survives a reload and can be shared. */
export function rememberChoice(name: 'scenario' | 'theme' | 'lang', value: string): void {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
