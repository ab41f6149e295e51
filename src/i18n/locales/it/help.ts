import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'Che cosa hai perso?',
  things: {
    handset: 'Il mio telefono',
    number: 'Solo il mio numero di telefono',
    computer: 'Un computer o un tablet',
    'security-key': 'Un token di sicurezza',
    other: 'Qualcos’altro',
  },
  check: 'Seleziona tutto ciò che hai perso. Verrà rimosso, così nessun altro potrà usarlo.',
  cannotRemove: 'Non si può rimuovere qui.',
  remove: 'Rimuovi questi',
  strangers: (name) =>
    `Se non hai aggiunto “${name}”, segui questi passaggi in ordine. Salta ciò che non serve.`,
  steps: {
    add: {
      title: 'Aggiungi un altro metodo di accesso',
      hint: 'Senza, perderesti l’accesso al tuo account.',
    },
    code: { title: 'Crea un codice di recupero', hint: 'Ti fa rientrare se perdi tutto il resto.' },
    'new-code': {
      title: 'Sostituisci il codice di recupero',
      hint: 'Serve solo se hai perso anche il codice.',
    },
    'new-password': { title: 'Cambia la password', hint: 'Qualcun altro potrebbe conoscerla.' },
    'sign-out': {
      title: 'Chiudi le altre sessioni',
      hint: 'Chi ha effettuato l’accesso altrove dovrà accedere di nuovo.',
    },
  },
  states: {
    waiting: 'In attesa',
    removed: 'Rimosso',
    notRemoved: 'Non rimosso',
    done: 'Fatto',
    notDone: 'Non fatto',
    skipped: 'Saltato',
    kept: 'Mantenuto, così puoi ancora accedere.',
    notAllowed: 'Questo sito non l’ha consentito.',
    offline: 'In attesa della connessione…',
    resumes: (when) => `Si continua ${when}.`,
  },
  removedBefore: (count) => `Già rimossi: ${count}`,
  back: 'Indietro',
  skip: 'Salta',
  finish: 'Fine',
  end: {
    allDone: 'Tutto fatto',
    someLeft: 'Resta qualcosa da fare',
    signInWith: (methods) => `Puoi accedere con: ${methods}.`,
    eraseDevice: 'Blocca o cancella il dispositivo anche dal sito del produttore.',
    blockSim: 'Chiedi anche al tuo operatore di bloccare la SIM.',
  },
  stoppedHalfway: 'È rimasto qualcosa a metà.',
};
