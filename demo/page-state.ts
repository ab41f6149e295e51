import { isScenarioName, type ScenarioName } from '../src/emulator/scenarios.js';
import { isLanguage, type Language } from './language.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What the page's address says: `?scenario=everything&theme=dark&lang=ar`. */
export interface PageState {
  /** Absent: the one the emulator is in. */
  readonly scenario?: ScenarioName;
  readonly theme: Theme;
  readonly language: Language;
}

/** What is not valid counts as absent. */
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

/** Puts a choice into the address, so that reloading and sharing keep it. */
export function rememberChoice(name: 'scenario' | 'theme' | 'lang', value: string): void {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
