import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'Wat ben je kwijt?',
  things: {
    handset: 'Mijn telefoon',
    number: 'Alleen mijn telefoonnummer',
    computer: 'Een computer of tablet',
    'security-key': 'Een beveiligingssleutel',
    other: 'Iets anders',
  },
  check: 'Vink alles aan wat je kwijt bent. Het wordt verwijderd, zodat niemand anders het kan gebruiken.',
  cannotRemove: 'Kan hier niet worden verwijderd.',
  remove: 'Deze verwijderen',
  strangers: (name) =>
    `Heb je ‘${name}’ niet zelf toegevoegd? Doe dan dit, op volgorde. Sla over wat niet past.`,
  steps: {
    add: {
      title: 'Nog een manier om in te loggen toevoegen',
      hint: 'Zonder kom je niet meer in je account.',
    },
    code: {
      title: 'Herstelcode maken',
      hint: 'Daarmee kom je weer in je account als je al het andere kwijt bent.',
    },
    'new-code': { title: 'Herstelcode vervangen', hint: 'Alleen nodig als je de code ook kwijt bent.' },
    'new-password': { title: 'Wachtwoord wijzigen', hint: 'Misschien kent iemand anders het.' },
    'sign-out': {
      title: 'Overal elders uitloggen',
      hint: 'Wie ergens anders is ingelogd, moet opnieuw inloggen.',
    },
  },
  states: {
    waiting: 'Wacht',
    removed: 'Verwijderd',
    notRemoved: 'Niet verwijderd',
    done: 'Gedaan',
    notDone: 'Niet gedaan',
    skipped: 'Overgeslagen',
    kept: 'Behouden, zodat je nog kunt inloggen.',
    notAllowed: 'Deze site stond het niet toe.',
    offline: 'Wachten op verbinding…',
    resumes: (when) => `Gaat ${when} verder.`,
  },
  removedBefore: (count) => `Al verwijderd: ${count}`,
  back: 'Terug',
  skip: 'Overslaan',
  finish: 'Klaar',
  end: {
    allDone: 'Alles is gedaan',
    someLeft: 'Nog niet alles is gedaan',
    signInWith: (methods) => `Je kunt inloggen met: ${methods}.`,
    eraseDevice: 'Vergrendel of wis het apparaat ook op de website van de fabrikant.',
    blockSim: 'Vraag ook je provider om de simkaart te blokkeren.',
  },
  stoppedHalfway: 'Je bent halverwege gestopt.',
};
