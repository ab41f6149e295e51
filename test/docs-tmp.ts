import '../src/define.js';
import type { MessageOverrides, Messages } from '../src/index.js';
import { messages as english } from '../src/i18n/locales/en.js';
const overrides: Readonly<Record<string, MessageOverrides>> = { en: { heading: 'x' } };
export function useLanguage(lang: string): void {
  const manager = document.querySelector('auth-methods-manager');
  if (manager) manager.messages = overrides[lang];
}
const m = document.querySelector('auth-methods-manager')!;
m.messages = { heading: 'a', methods: { totp: { name: 'Code app', noun: 'code app' } }, removeDialog: { keep: (noun) => `Never ${noun}` }, announcements: { added: (name) => name } };
export const messages: Messages = { ...english, heading: 'Inloggning' };
