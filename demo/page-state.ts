import { isBackendName, type BackendName } from './backends/backend-names.js';
import { isLanguage, type Language } from './language.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The settings in the page's URL: `?scenario=everything&theme=dark&lang=ar`. */
export interface PageState {
  readonly backend: BackendName;
  /** A scenario of the backend. Default: the emulator's current one. */
  readonly scenario?: string;
  readonly theme: Theme;
  readonly language: Language;
}

/** Reads the settings. Invalid ones count as absent. */
export function readPageState(): PageState {
  const query = new URLSearchParams(location.search);
  const scenario = query.get('scenario');
  const backend = query.get('backend');
  const language = query.get('lang');
  return {
    backend: isBackendName(backend) ? backend : 'my-account',
    ...(scenario !== null && { scenario }),
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'system',
    language: isLanguage(language) ? language : 'en',
  };
}

/** Puts a setting into the URL, so that it survives a reload and can be shared. */
export function rememberChoice(name: 'backend' | 'scenario' | 'theme' | 'lang', value?: string): void {
  const url = new URL(location.href);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
