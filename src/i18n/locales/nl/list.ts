import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Inloggen en beveiliging',
  headingFor: (name) => `Inlogmethoden van ${name}`,
  subheading: 'Bepaal hoe je inlogt en hoe we controleren dat jij het bent.',
  loading: 'Je inlogmethoden worden geladen…',
  retry: 'Opnieuw proberen',
  add: 'Toevoegen',
  addType: (noun) => `${noun} toevoegen`,
  addAnother: 'Nog een methode toevoegen',
  setUp: 'Instellen',
  replace: 'Vervangen',
  actions: {
    change: 'Wijzigen',
    finish: 'Doorgaan',
    rename: 'Naam wijzigen',
    'send-by-voice': 'Codes via een oproep sturen',
    'send-by-text': 'Codes via sms sturen',
    'send-by-whatsapp': 'Codes via WhatsApp sturen',
    'set-preferred': 'Als standaard gebruiken',
    'turn-on': 'Inschakelen',
    'turn-off': 'Uitschakelen',
    details: 'Details',
    remove: 'Verwijderen',
    'not-mine': 'Was jij dit niet?',
  },
  lostDevice: 'Apparaat kwijt?',
  actionsFor: (name) => `Acties voor ${name}`,
  groups: {
    primary: { title: 'Manieren om in te loggen', hint: 'Eén ervan is genoeg.' },
    secondary: {
      title: 'Verificatie in twee stappen',
      hint: 'Een tweede controle wanneer je inlogt.',
    },
    other: { title: 'Ook bij dit account', hint: 'Ter informatie. Hier kun je er niets aan wijzigen.' },
  },
  twoStepOn: 'Aan',
  twoStepOff: 'Uit',
  methods: {
    password: { name: 'Wachtwoord', noun: 'Wachtwoord', hint: 'Log in met een wachtwoord.' },
    passkey: {
      name: 'Passkey',
      noun: 'Passkey',
      hint: 'Log in met je vingerafdruk, gezicht of schermvergrendeling.',
    },
    'webauthn-platform': {
      name: 'Apparaat\u00adontgrendeling',
      noun: 'Apparaatontgrendeling',
    },
    'webauthn-roaming': {
      name: 'Beveiligings\u00adsleutel',
      noun: 'Beveiligingssleutel',
      hint: 'Bevestig met een sleutel die je aansluit of ertegen houdt.',
    },
    totp: {
      name: 'Authenticator-app',
      noun: 'Authenticator-app',
      hint: 'Krijg codes van een app op je telefoon, ook offline.',
    },
    phone: { name: 'Telefoon', noun: 'Telefoonnummer', hint: 'Krijg codes via sms of een oproep.' },
    email: { name: 'E-mail', noun: 'E-mailadres', hint: 'Krijg codes via e-mail.' },
    'push-notification': {
      name: 'Pushmelding',
      noun: 'Pushmelding',
      hint: 'Keur inlogpogingen goed met een tik op je telefoon.',
    },
    'recovery-code': {
      name: 'Herstelcode',
      noun: 'Herstelcode',
      hint: 'Kom weer in je account als je je apparaten kwijtraakt.',
    },
    device: { name: 'Apparaat', noun: 'Apparaat' },
    'email-verification': { name: 'Geverifieerd e-mailadres', noun: 'Geverifieerd e-mailadres' },
    'identity-verification': { name: 'Identiteitscontrole', noun: 'Identiteitscontrole' },
  },
  unknownMethod: 'Andere methode',
  strength: { strongest: 'Veiligst', good: 'Goed', weak: 'Beter dan niets' },
  badges: {
    new: 'Nieuw',
    notFinished: 'Instellen niet afgerond',
    onYourDevices: 'Op je apparaten',
    onThisDevice: 'Op dit apparaat',
    onOneDevice: 'Op één apparaat',
    onSecurityKey: 'Op een beveiligings\u00adsleutel',
    thisBrowser: 'Gebruikt in deze browser',
    textMessage: 'Sms',
    voiceCall: 'Oproep',
    preferred: 'Standaard',
    off: 'Uit',
    emailLink: 'Link via e-mail',
  },
  facts: {
    added: (date) => `Toegevoegd op ${date}`,
    started: (date) => `Begonnen op ${date}`,
    lastUsed: (date) => `Laatst gebruikt: ${date}`,
    lastChanged: (date) => `Laatst gewijzigd op ${date}`,
    browserOn: (browser, system) => `${browser} op ${system}`,
    stillHaveCode: 'Heb je nog een code die werkt?',
  },
  empty: {
    title: 'Nog geen inlogmethoden',
    hint: 'Voeg er een toe, zodat je altijd in je account kunt.',
    best: {
      hint: 'Niets om te onthouden, en niets dat een nepwebsite kan stelen.',
      action: 'Passkey maken',
    },
  },
  failed: {
    title: 'Je inlogmethoden kunnen nu niet worden getoond',
    hint: 'Controleer je verbinding en probeer het opnieuw.',
    stale: 'Deze lijst is misschien niet meer actueel.',
    reload: 'Pagina opnieuw laden',
  },
  summaryAnswers: 'Bij diefstal of verlies',
  summary: {
    noWayIn: {
      title: 'Met geen van deze methoden kun je inloggen',
      hint: 'Ze bevestigen alleen dat jij het bent. Met een passkey log je in.',
      action: 'Inlogmethode toevoegen',
    },
    stolenPassword: {
      title: 'Een gestolen wachtwoord is genoeg om binnen te komen',
      hint: 'Met een tweede stap komt niemand binnen met alleen je wachtwoord.',
      action: 'Tweede stap toevoegen',
    },
    interceptedCodes: {
      title: 'Wie je codes krijgt, komt binnen',
      hint: 'Codes via sms, een oproep of e-mail kunnen worden onderschept. Een passkey is veiliger.',
      action: 'Veiligere methode toevoegen',
    },
    weakSecondStep: {
      title: 'Je tweede stap kan veiliger',
      hint: 'Codes via sms of e-mail kunnen worden onderschept. Een passkey of authenticator-app is veiliger.',
      action: 'Passkey of authenticator-app toevoegen',
    },
    oneWayIn: {
      title: 'Je hebt één manier om in te loggen',
      hint: 'Voeg er nog een toe, voor als je deze kwijtraakt.',
      action: 'Nog een methode toevoegen',
    },
    losingDevices: {
      title: 'Als je je apparaten kwijtraakt, kom je er niet meer in',
      hint: 'Met een herstelcode kom je weer in je account. Bewaar de code op een veilige plek.',
      action: 'Herstelcode maken',
    },
    createRecoveryCode: {
      title: 'Nog één ding: een herstelcode',
      hint: 'Als je je passkeys ooit kwijtraakt, kom je daarmee weer in je account.',
      action: 'Herstelcode maken',
    },
    wellProtected: { title: 'Je account is goed beschermd', hint: 'Je hoeft niets te doen.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
