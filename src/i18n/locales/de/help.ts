import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'Was haben Sie verloren?',
  things: {
    handset: 'Mein Smartphone',
    number: 'Nur meine Telefonnummer',
    computer: 'Einen Computer oder ein Tablet',
    'security-key': 'Einen Sicherheitsschlüssel',
    other: 'Etwas anderes',
  },
  check:
    'Wählen Sie alles aus, was Sie verloren haben. Es wird entfernt, damit niemand sonst es verwenden kann.',
  cannotRemove: 'Lässt sich hier nicht entfernen.',
  remove: 'Diese entfernen',
  strangers: (name) =>
    `Haben Sie „${name}“ nicht hinzugefügt? Dann gehen Sie der Reihe nach vor. Überspringen Sie, was nicht passt.`,
  steps: {
    add: { title: 'Weitere Anmeldemethode hinzufügen', hint: 'Ohne sie kämen Sie nicht mehr in Ihr Konto.' },
    code: {
      title: 'Wiederherstellungscode erstellen',
      hint: 'Damit kommen Sie in Ihr Konto, wenn alles andere verloren ist.',
    },
    'new-code': {
      title: 'Wiederherstellungscode ersetzen',
      hint: 'Nur nötig, wenn auch Ihr Code verloren ist.',
    },
    'new-password': { title: 'Passwort ändern', hint: 'Vielleicht kennt es jemand anderes.' },
    'sign-out': {
      title: 'Überall sonst abmelden',
      hint: 'Wer anderswo angemeldet ist, muss sich erneut anmelden.',
    },
  },
  states: {
    waiting: 'Wartet',
    removed: 'Entfernt',
    notRemoved: 'Nicht entfernt',
    done: 'Erledigt',
    notDone: 'Nicht erledigt',
    skipped: 'Übersprungen',
    kept: 'Behalten, damit Sie sich weiterhin anmelden können.',
    notAllowed: 'Diese Seite hat es nicht erlaubt.',
    offline: 'Warten auf eine Verbindung …',
    resumes: (when) => `Weiter ${when}.`,
  },
  removedBefore: (count) => `Schon entfernt: ${count}`,
  back: 'Zurück',
  skip: 'Überspringen',
  finish: 'Fertig',
  end: {
    allDone: 'Alles erledigt',
    someLeft: 'Noch nicht alles erledigt',
    signInWith: (methods) => `Sie können sich anmelden mit: ${methods}.`,
    eraseDevice: 'Sperren oder löschen Sie das Gerät auch auf der Website des Herstellers.',
    blockSim: 'Lassen Sie auch die SIM-Karte von Ihrem Mobilfunkanbieter sperren.',
  },
  stoppedHalfway: 'Sie sind noch nicht fertig.',
};
