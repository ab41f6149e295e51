// Generated from src/i18n/locales.
import type { ListMessages } from '../i18n/list-messages.js';

/** What the frame says. */
export type FrameMessages = Pick<ListMessages, 'heading' | 'subheading'>;

/** By tag of the language. */
export const frameMessages: Readonly<Record<string, FrameMessages>> & { readonly en: FrameMessages } = {
  ar: {
    heading: 'تسجيل الدخول والأمان',
    subheading: 'إدارة طرق تسجيل الدخول وتأكيد هويتك.',
  },
  de: {
    heading: 'Anmeldung und Sicherheit',
    subheading: 'Wie Sie sich anmelden und wie wir prüfen, dass Sie es sind.',
  },
  en: {
    heading: 'Sign-in & security',
    subheading: 'Manage how you sign in and how we confirm it’s you.',
  },
  es: {
    heading: 'Inicio de sesión y seguridad',
    subheading: 'Elige cómo inicias sesión y cómo comprobamos que eres tú.',
  },
  fr: {
    heading: 'Connexion et sécurité',
    subheading: 'Choisissez comment vous connecter et comment nous vérifions que c’est bien vous.',
  },
  he: {
    heading: 'כניסה ואבטחה',
    subheading: 'ניהול הדרכים שלך להיכנס ולאמת את זהותך.',
  },
  it: {
    heading: 'Accesso e sicurezza',
    subheading: 'Scegli come accedere e come verifichiamo la tua identità.',
  },
  ja: {
    heading: 'ログインとセキュリティ',
    subheading: 'ログイン方法と本人確認の方法を管理します。',
  },
  ko: {
    heading: '로그인 및 보안',
    subheading: '로그인 방법과 본인 확인 방법을 관리하세요.',
  },
  nl: {
    heading: 'Inloggen en beveiliging',
    subheading: 'Bepaal hoe je inlogt en hoe we controleren dat jij het bent.',
  },
  pl: {
    heading: 'Logowanie i zabezpieczenia',
    subheading: 'Zarządzaj sposobami logowania i potwierdzania tożsamości.',
  },
  'pt-BR': {
    heading: 'Login e segurança',
    subheading: 'Gerencie como você faz login e como confirmamos que é você.',
  },
  'zh-CN': {
    heading: '登录和安全',
    subheading: '管理您的登录方式和身份验证方式。',
  },
};
