import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Accesso e sicurezza',
  headingFor: (name) => `Metodi di accesso di ${name}`,
  subheading: 'Scegli come accedere e come verifichiamo la tua identità.',
  loading: 'Caricamento dei metodi di accesso…',
  retry: 'Riprova',
  add: 'Aggiungi',
  addType: (noun) => `Aggiungi ${noun}`,
  addAnother: 'Aggiungi un altro metodo',
  setUp: 'Configura',
  replace: 'Sostituisci',
  actions: {
    change: 'Cambia',
    finish: 'Continua',
    rename: 'Rinomina',
    'send-by-voice': 'Invia i codici con una chiamata',
    'send-by-text': 'Invia i codici via SMS',
    'send-by-whatsapp': 'Invia i codici via WhatsApp',
    'set-preferred': 'Usa come predefinito',
    'turn-on': 'Attiva',
    'turn-off': 'Disattiva',
    details: 'Dettagli',
    remove: 'Rimuovi',
    'not-mine': 'Non l’hai fatto tu?',
  },
  lostDevice: 'Hai perso un dispositivo?',
  actionsFor: (name) => `Azioni per ${name}`,
  groups: {
    primary: { title: 'Metodi di accesso', hint: 'Per accedere ne basta uno.' },
    secondary: { title: 'Verifica in due passaggi', hint: 'Un secondo controllo quando accedi.' },
    other: { title: 'Altro in questo account', hint: 'Solo per informazione. Qui non si può modificare.' },
  },
  twoStepOn: 'Attiva',
  twoStepOff: 'Non attiva',
  methods: {
    password: { name: 'Password', noun: 'password', hint: 'Accedi con una password.' },
    passkey: {
      name: 'Passkey',
      noun: 'passkey',
      hint: 'Accedi con l’impronta, il volto o il blocco schermo.',
    },
    'webauthn-platform': {
      name: 'Sblocco del dispositivo',
      noun: 'sblocco del dispositivo',
    },
    'webauthn-roaming': {
      name: 'Token di sicurezza',
      noun: 'token di sicurezza',
      hint: 'Conferma con un token da collegare o avvicinare.',
    },
    totp: {
      name: 'App di autenticazione',
      noun: 'app di autenticazione',
      hint: 'Ricevi i codici da un’app sul telefono, anche offline.',
    },
    phone: {
      name: 'Telefono',
      noun: 'numero di telefono',
      hint: 'Ricevi i codici via SMS o con una chiamata.',
    },
    email: { name: 'Email', noun: 'indirizzo email', hint: 'Ricevi i codici via email.' },
    'push-notification': {
      name: 'Notifica push',
      noun: 'notifica push',
      hint: 'Approva gli accessi con un tocco sul telefono.',
    },
    'recovery-code': {
      name: 'Codice di recupero',
      noun: 'codice di recupero',
      hint: 'Rientra nell’account se perdi i tuoi dispositivi.',
    },
    device: { name: 'Dispositivo', noun: 'dispositivo' },
    'email-verification': { name: 'Indirizzo email verificato', noun: 'indirizzo email verificato' },
    'identity-verification': { name: 'Verifica dell’identità', noun: 'verifica dell’identità' },
  },
  unknownMethod: 'Altro metodo',
  strength: { strongest: 'Il più sicuro', good: 'Buono', weak: 'Meglio di niente' },
  badges: {
    new: 'Nuovo',
    notFinished: 'Configurazione incompleta',
    onYourDevices: 'Sui tuoi dispositivi',
    onThisDevice: 'Su questo dispositivo',
    onOneDevice: 'Su un dispositivo',
    onSecurityKey: 'Su un token di sicurezza',
    thisBrowser: 'Usata in questo browser',
    textMessage: 'SMS',
    voiceCall: 'Chiamata',
    preferred: 'Predefinito',
    off: 'Disattivato',
    emailLink: 'Link via email',
  },
  facts: {
    added: (date) => `Aggiunta: ${date}`,
    started: (date) => `Inizio: ${date}`,
    lastUsed: (date) => `Ultimo utilizzo: ${date}`,
    lastChanged: (date) => `Ultima modifica: ${date}`,
    browserOn: (browser, system) => `${browser} su ${system}`,
    stillHaveCode: 'Hai ancora un codice valido?',
  },
  empty: {
    title: 'Ancora nessun metodo di accesso',
    hint: 'Aggiungine uno per poter sempre accedere al tuo account.',
    best: {
      hint: 'Niente da ricordare e niente che un sito falso possa rubare.',
      action: 'Crea una passkey',
    },
  },
  failed: {
    title: 'Al momento non è possibile mostrare i tuoi metodi di accesso',
    hint: 'Controlla la connessione e riprova.',
    stale: 'Questo elenco potrebbe non essere aggiornato.',
    reload: 'Ricarica la pagina',
  },
  summaryAnswers: 'In caso di furto o smarrimento',
  summary: {
    noWayIn: {
      title: 'Nessuno di questi metodi basta per accedere',
      hint: 'Servono solo a confermare la tua identità. Con una passkey accedi.',
      action: 'Aggiungi un metodo di accesso',
    },
    stolenPassword: {
      title: 'Una password rubata basta per entrare',
      hint: 'Con un secondo passaggio, nessuno entra con la sola password.',
      action: 'Aggiungi un secondo passaggio',
    },
    interceptedCodes: {
      title: 'Chi ottiene i tuoi codici può entrare',
      hint: 'I codici via SMS, chiamata o email possono essere intercettati. Una passkey è più sicura.',
      action: 'Aggiungi un metodo più sicuro',
    },
    weakSecondStep: {
      title: 'Il secondo passaggio potrebbe essere più sicuro',
      hint: 'I codici via SMS o email possono essere intercettati. Una passkey o un’app di autenticazione è più sicura.',
      action: 'Aggiungi una passkey o un’app di autenticazione',
    },
    oneWayIn: {
      title: 'Hai un solo metodo di accesso',
      hint: 'Aggiungine un altro, nel caso perdessi questo.',
      action: 'Aggiungi un altro metodo',
    },
    losingDevices: {
      title: 'Se perdi i tuoi dispositivi, perdi l’accesso',
      hint: 'Un codice di recupero ti fa rientrare. Conservalo in un luogo sicuro.',
      action: 'Crea codice di recupero',
    },
    createRecoveryCode: {
      title: 'Manca solo un codice di recupero',
      hint: 'Se un giorno perdessi le tue passkey, ti fa rientrare.',
      action: 'Crea codice di recupero',
    },
    wellProtected: { title: 'Il tuo account è ben protetto', hint: 'Non devi fare nulla.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
