import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Anmeldung und Sicherheit',
  headingFor: (name) => `Anmeldemethoden von ${name}`,
  subheading: 'Wie Sie sich anmelden und wie wir prüfen, dass Sie es sind.',
  loading: 'Ihre Anmeldemethoden werden geladen …',
  retry: 'Erneut versuchen',
  add: 'Hinzufügen',
  addType: (noun) => `${noun} hinzufügen`,
  addAnother: 'Weitere Methode hinzufügen',
  setUp: 'Einrichten',
  replace: 'Ersetzen',
  actions: {
    change: 'Ändern',
    finish: 'Fortsetzen',
    rename: 'Umbenennen',
    'send-by-voice': 'Codes per Anruf senden',
    'send-by-text': 'Codes per SMS senden',
    'send-by-whatsapp': 'Codes per WhatsApp senden',
    'set-preferred': 'Als Standard verwenden',
    'turn-on': 'Einschalten',
    'turn-off': 'Ausschalten',
    details: 'Details',
    remove: 'Entfernen',
    'not-mine': 'Waren Sie das nicht?',
  },
  lostDevice: 'Gerät verloren?',
  actionsFor: (name) => `Aktionen für ${name}`,
  groups: {
    primary: { title: 'Anmeldemethoden', hint: 'Eine davon genügt zur Anmeldung.' },
    secondary: {
      title: 'Bestätigung in zwei Schritten',
      hint: 'Eine zweite Prüfung, wenn Sie sich anmelden.',
    },
    other: {
      title: 'Außerdem in diesem Konto',
      hint: 'Zur Information. Hier lässt sich daran nichts ändern.',
    },
  },
  twoStepOn: 'Ein',
  twoStepOff: 'Aus',
  methods: {
    password: { name: 'Passwort', noun: 'Passwort', hint: 'Mit einem Passwort anmelden.' },
    passkey: {
      name: 'Passkey',
      noun: 'Passkey',
      hint: 'Mit Fingerabdruck, Gesicht oder Displaysperre anmelden.',
    },
    'webauthn-platform': {
      name: 'Geräte\u00adentsperrung',
      noun: 'Geräteentsperrung',
    },
    'webauthn-roaming': {
      name: 'Sicherheits\u00adschlüssel',
      noun: 'Sicherheitsschlüssel',
      hint: 'Mit einem Schlüssel zum Einstecken oder Antippen bestätigen.',
    },
    totp: {
      name: 'Authenticator-App',
      noun: 'Authenticator-App',
      hint: 'Codes aus einer App auf Ihrem Smartphone, auch ohne Internet.',
    },
    phone: { name: 'Telefon', noun: 'Telefonnummer', hint: 'Codes per SMS oder Anruf erhalten.' },
    email: { name: 'E-Mail', noun: 'E-Mail-Adresse', hint: 'Codes per E-Mail erhalten.' },
    'push-notification': {
      name: 'Push-Benachrichtigung',
      noun: 'Push-Benachrichtigung',
      hint: 'Anmeldungen auf dem Smartphone mit einem Tippen bestätigen.',
    },
    'recovery-code': {
      name: 'Wieder\u00adherstellungs\u00adcode',
      noun: 'Wiederherstellungscode',
      hint: 'Für den Fall, dass Sie Ihre Geräte verlieren.',
    },
    device: { name: 'Gerät', noun: 'Gerät' },
    'email-verification': { name: 'Bestätigte E-Mail-Adresse', noun: 'Bestätigte E-Mail-Adresse' },
    'identity-verification': { name: 'Identitätsprüfung', noun: 'Identitätsprüfung' },
  },
  unknownMethod: 'Andere Methode',
  strength: { strongest: 'Am sichersten', good: 'Gut', weak: 'Besser als nichts' },
  badges: {
    new: 'Neu',
    notFinished: 'Einrichtung nicht abgeschlossen',
    onYourDevices: 'Auf Ihren Geräten',
    onThisDevice: 'Auf diesem Gerät',
    onOneDevice: 'Auf einem Gerät',
    onSecurityKey: 'Auf einem Sicherheits\u00adschlüssel',
    thisBrowser: 'In diesem Browser verwendet',
    textMessage: 'SMS',
    voiceCall: 'Anruf',
    preferred: 'Standard',
    off: 'Aus',
    emailLink: 'Link per E-Mail',
  },
  facts: {
    added: (date) => `Hinzugefügt am ${date}`,
    started: (date) => `Begonnen am ${date}`,
    lastUsed: (date) => `Zuletzt verwendet: ${date}`,
    lastChanged: (date) => `Zuletzt geändert am ${date}`,
    browserOn: (browser, system) => `${browser} auf ${system}`,
    stillHaveCode: 'Haben Sie noch einen Code, der gilt?',
  },
  empty: {
    title: 'Noch keine Anmeldemethoden',
    hint: 'Fügen Sie eine hinzu, damit Sie jederzeit in Ihr Konto kommen.',
    best: {
      hint: 'Sie müssen sich nichts merken, und keine gefälschte Website kann ihn stehlen.',
      action: 'Passkey erstellen',
    },
  },
  failed: {
    title: 'Ihre Anmeldemethoden können gerade nicht angezeigt werden',
    hint: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    stale: 'Diese Liste ist vielleicht nicht aktuell.',
    reload: 'Seite neu laden',
  },
  summaryAnswers: 'Wenn etwas gestohlen wird oder verloren geht',
  summary: {
    noWayIn: {
      title: 'Keine dieser Methoden genügt zur Anmeldung',
      hint: 'Sie bestätigen nur Ihre Identität. Mit einem Passkey melden Sie sich an.',
      action: 'Anmeldemethode hinzufügen',
    },
    stolenPassword: {
      title: 'Ein gestohlenes Passwort genügt zur Anmeldung',
      hint: 'Mit einem zweiten Schritt reicht Ihr Passwort allein nicht mehr.',
      action: 'Zweiten Schritt hinzufügen',
    },
    interceptedCodes: {
      title: 'Wer Ihre Codes hat, kommt in Ihr Konto',
      hint: 'Codes per SMS, Anruf oder E-Mail lassen sich abfangen. Ein Passkey ist sicherer.',
      action: 'Sicherere Methode hinzufügen',
    },
    weakSecondStep: {
      title: 'Ihr zweiter Schritt könnte sicherer sein',
      hint: 'Codes per SMS oder E-Mail lassen sich abfangen. Ein Passkey oder eine Authenticator-App ist sicherer.',
      action: 'Passkey oder Authenticator-App hinzufügen',
    },
    oneWayIn: {
      title: 'Sie haben nur eine Anmeldemethode',
      hint: 'Fügen Sie eine weitere hinzu, falls Sie diese verlieren.',
      action: 'Weitere Methode hinzufügen',
    },
    losingDevices: {
      title: 'Ohne Ihre Geräte kommen Sie nicht mehr in Ihr Konto',
      hint: 'Mit einem Wiederherstellungscode schon. Bewahren Sie ihn sicher auf.',
      action: 'Wiederherstellungscode erstellen',
    },
    createRecoveryCode: {
      title: 'Eines fehlt noch: ein Wiederherstellungs\u00adcode',
      hint: 'Falls Ihre Passkeys verloren gehen, kommen Sie damit wieder ins Konto.',
      action: 'Wiederherstellungscode erstellen',
    },
    wellProtected: { title: 'Ihr Konto ist gut geschützt', hint: 'Sie müssen nichts weiter tun.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
