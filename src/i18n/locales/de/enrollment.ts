import type { EnrollmentMessages } from '../../enrollment-messages.js';

const plural = new Intl.PluralRules('de');

export const enrollment: EnrollmentMessages = {
  replaces: (name) => `„${name}“ wird dadurch ersetzt.`,
  replaceFirst: {
    title: (name) => `„${name}“ ersetzen?`,
    hint: 'Was Sie jetzt haben, gilt vielleicht nicht mehr, sobald Sie fortfahren.',
  },
  tryAgain: 'Erneut versuchen',
  setupNotShown: 'Die Einrichtung konnte nicht angezeigt werden. Beginnen Sie von vorn.',
  done: 'Fertig',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyByHand: 'Das Kopieren hat nicht geklappt. Der Text ist markiert: Kopieren Sie ihn von Hand.',
  stepOf: (step, count) => `Schritt ${step} von ${count}`,
  code: {
    label: 'Code',
    tooShort: 'Geben Sie den ganzen Code ein.',
    tooLong: 'Dieser Code ist zu lang. Die meisten Codes haben 6 Ziffern.',
    verify: 'Bestätigen',
    send: 'Code senden',
    sentTo: (destination) => `Geben Sie den Code ein, den wir an ${destination} gesendet haben.`,
    resend: 'Erneut senden',
    resendIn: (time) => `Erneut senden in ${time}`,
    resent: 'Ein neuer Code ist unterwegs.',
  },
  totp: {
    intro: 'Scannen Sie diesen Code mit Ihrer App und geben Sie dann den Code ein, den sie anzeigt.',
    qrLabel: 'QR-Code für Ihre Authenticator-App',
    onThisPhone: 'Auf diesem Smartphone?',
    openInApp: 'In der App öffnen',
    cannotScan: 'Scannen nicht möglich? Schlüssel eingeben',
    keyHint: 'Wählen Sie in Ihrer App „Einrichtungsschlüssel eingeben“ und geben Sie diesen Schlüssel ein.',
    keyLabel: 'Einrichtungsschlüssel',
    copyKey: 'Schlüssel kopieren',
    codeLabel: 'Code aus der App',
    checkClock: 'Prüfen Sie, ob die Uhr Ihres Smartphones automatisch gestellt wird.',
  },
  passkey: {
    intro:
      'Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder Displaysperre an. Sie müssen sich nichts merken, und niemand kann ihn Ihnen ablisten.',
    create: 'Passkey erstellen',
    waiting: 'Folgen Sie den Schritten, die Ihr Browser anzeigt.',
    cancelled: 'Es wurde kein Passkey erstellt. Sie können es jederzeit erneut versuchen.',
    alreadyHere: 'Dieses Gerät hat schon einen Passkey für dieses Konto.',
    alreadyHereNamed: (name) => `Dieses Gerät hat schon einen Passkey für dieses Konto: ${name}.`,
    unsupported:
      'Dieser Browser kann keine Passkeys erstellen. Verwenden Sie ein Smartphone oder einen Computer mit Displaysperre und aktuellem Browser.',
  },
  securityKey: {
    intro:
      'Ein Sicherheitsschlüssel ist ein kleines Gerät zum Einstecken oder Antippen, mit dem Sie bestätigen, dass Sie es sind.',
    create: 'Sicherheitsschlüssel hinzufügen',
    cancelled: 'Es wurde kein Sicherheitsschlüssel hinzugefügt. Sie können es jederzeit erneut versuchen.',
    alreadyHere: 'Dieser Sicherheitsschlüssel ist für Ihr Konto schon eingerichtet.',
    unsupported:
      'Dieser Browser kann keine Sicherheitsschlüssel verwenden. Versuchen Sie es mit einem anderen Browser.',
  },
  phone: {
    intro: 'Wir senden einen Code an diese Nummer, um zu prüfen, dass sie Ihnen gehört.',
    country: 'Land oder Region',
    number: 'Telefonnummer',
    channel: 'Wie möchten Sie Codes erhalten?',
    bySms: 'SMS',
    byVoice: 'Anruf',
    byWhatsApp: 'WhatsApp',
    empty: 'Geben Sie Ihre Telefonnummer ein.',
    digitsOnly: 'Nur Ziffern, ohne Buchstaben und Durchwahl.',
    tooShort: 'Diese Nummer ist zu kurz. Prüfen Sie Land und Nummer.',
    tooLong: 'Diese Nummer ist zu lang. Prüfen Sie Land und Nummer.',
    invalid: 'Das ist wohl keine Telefonnummer. Prüfen Sie Land und Nummer.',
    calling: (destination) => `Wir rufen ${destination} an. Geben Sie den Code ein, den Sie hören.`,
    channelUnavailable: (channel) =>
      `„${channel}“ ist für Ihr Konto nicht verfügbar. Wählen Sie einen anderen Weg.`,
    sendAnyway: 'Trotzdem senden',
    changeNumber: 'Nummer ändern',
  },
  email: {
    intro: 'Wir senden einen Code an diese Adresse, um zu prüfen, dass sie Ihnen gehört.',
    introLink: 'Wir senden einen Link an diese Adresse, um zu prüfen, dass sie Ihnen gehört.',
    address: 'E-Mail-Adresse',
    empty: 'Geben Sie Ihre E-Mail-Adresse ein.',
    invalid: 'Das ist wohl keine E-Mail-Adresse. Prüfen Sie Ihre Eingabe.',
    changeAddress: 'Adresse ändern',
    sendLink: 'Link senden',
    linkSent: (destination) => `Öffnen Sie den Link, den wir an ${destination} gesendet haben.`,
    waiting: 'Warten, bis Sie den Link öffnen …',
    notOpened: 'Der Link wurde noch nicht geöffnet.',
    checkNow: 'Ich habe ihn geöffnet',
  },
  push: {
    getApp: (app) =>
      `Installieren Sie zuerst ${app ?? 'die App, die diese Seite empfiehlt,'} auf Ihrem Smartphone.`,
    appStore: 'App Store',
    googlePlay: 'Google Play',
    hasApp: 'Ich habe die App',
    scan: 'Scannen Sie diesen Code mit der App.',
    waiting: 'Warten auf Ihr Smartphone …',
    checkNow: 'Jetzt prüfen',
  },
  recoveryCode: {
    replaceTitle: 'Ihren Code ersetzen?',
    intro:
      'Wenn Sie Ihre Geräte verlieren, kommen Sie mit diesem Code wieder ins Konto. Er wird nur einmal angezeigt und ersetzt jeden früheren Code.',
    label: 'Wiederherstellungscode',
    introSeveral:
      'Wenn Sie Ihre Geräte verlieren, kommen Sie mit diesen Codes wieder ins Konto. Jeder gilt einmal, und sie werden nur einmal angezeigt.',
    labelSeveral: 'Wiederherstellungscodes',
    download: 'Herunterladen',
    print: 'Drucken',
    stored: 'Ich habe ihn sicher aufbewahrt',
    storedSeveral: 'Ich habe sie sicher aufbewahrt',
    fileName: 'wiederherstellungscode.txt',
    fileText: (site, code, date) =>
      `Wiederherstellungscode für ${site}\n\n${code}\n\nErstellt am ${date}. Er gilt einmal. Bewahren Sie ihn sicher auf, getrennt von Ihren Geräten.\n`,
    fileTextSeveral: (site, codes, date) =>
      `Wiederherstellungscodes für ${site}\n\n${codes}\n\nErstellt am ${date}. Jeder gilt einmal. Bewahren Sie sie sicher auf, getrennt von Ihren Geräten.\n`,
  },
  password: {
    newPassword: 'Neues Passwort',
    save: 'Passwort speichern',
    rules: 'Ihr Passwort braucht:',
    minLength: (count) => `Mindestens ${count} Zeichen`,
    allTypes: (types) => `Alles davon: ${types}`,
    threeOfFour: 'Drei davon: Kleinbuchstabe, Großbuchstabe, Ziffer, Sonderzeichen',
    characterTypes: {
      lowercase: 'Kleinbuchstabe',
      uppercase: 'Großbuchstabe',
      number: 'Ziffer',
      special: 'Sonderzeichen',
    },
    noIdentical: 'Höchstens 2 gleiche Zeichen hintereinander',
    noSequential: 'Höchstens 2 aufeinanderfolgende Zeichen wie in „abc“',
    maxBytes: 'Höchstens 72 Zeichen (weniger mit Umlauten oder Emojis)',
    noProfileData: 'Enthält weder Ihren Namen noch Ihre E-Mail-Adresse oder Ähnliches',
    noHistory: (count) =>
      plural.select(count) === 'one'
        ? 'Ist nicht Ihr letztes Passwort'
        : `Ist keines Ihrer letzten ${count} Passwörter`,
    notCommon: 'Ist kein häufiges Passwort',
    checkedOnSave: 'Wird beim Speichern geprüft:',
    fulfilled: 'erfüllt',
    notFulfilled: 'noch nicht erfüllt',
    stillNeeded: (rule) => `Fehlt noch: ${rule}.`,
    nothingMissing: 'Alles, was hier geprüft werden kann, ist erfüllt.',
    empty: 'Geben Sie ein neues Passwort ein.',
    controlCharacters: 'Dieses Passwort enthält Zeichen, die man nicht tippen kann. Wählen Sie ein anderes.',
    tooLong: 'Dieses Passwort ist zu lang.',
    currentPassword: 'Aktuelles Passwort',
    currentEmpty: 'Geben Sie Ihr aktuelles Passwort ein.',
  },
};
