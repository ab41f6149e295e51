import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

/** Turns "la clé" into "une clé". Nouns have their article, which sentences about an existing method need. */
const indefinite = (noun: string): string => noun.replace(/^le /, 'un ').replace(/^l(a |’)/, 'une ');

export const list: ListMessages = {
  heading: 'Connexion et sécurité',
  headingFor: (name) => `Méthodes de connexion de ${name}`,
  subheading: 'Choisissez comment vous connecter et comment nous vérifions que c’est bien vous.',
  loading: 'Chargement de vos méthodes de connexion…',
  retry: 'Réessayer',
  add: 'Ajouter',
  addType: (noun) => `Ajouter ${indefinite(noun)}`,
  addAnother: 'Ajouter une autre méthode',
  setUp: 'Configurer',
  replace: 'Remplacer',
  actions: {
    change: 'Modifier',
    finish: 'Continuer',
    rename: 'Renommer',
    'send-by-voice': 'Envoyer les codes par appel vocal',
    'send-by-text': 'Envoyer les codes par SMS',
    'send-by-whatsapp': 'Envoyer les codes par WhatsApp',
    'set-preferred': 'Utiliser par défaut',
    'turn-on': 'Activer',
    'turn-off': 'Désactiver',
    details: 'Détails',
    remove: 'Supprimer',
    'not-mine': 'Ce n’était pas vous\u00a0?',
  },
  lostDevice: 'Appareil perdu\u00a0?',
  actionsFor: (name) => `Actions pour ${name}`,
  groups: {
    primary: { title: 'Méthodes de connexion', hint: 'Une seule suffit pour vous connecter.' },
    secondary: {
      title: 'Validation en deux étapes',
      hint: 'Une seconde vérification lorsque vous vous connectez.',
    },
    other: { title: 'Aussi sur ce compte', hint: 'Pour information. Rien ne peut être modifié ici.' },
  },
  twoStepOn: 'Activée',
  twoStepOff: 'Désactivée',
  methods: {
    password: {
      name: 'Mot de passe',
      noun: 'le mot de passe',
      hint: 'Connectez-vous avec un mot de passe.',
    },
    passkey: {
      name: 'Clé d’accès',
      noun: 'la clé d’accès',
      hint: 'Connectez-vous avec l’empreinte, le visage ou le verrouillage de l’écran.',
    },
    'webauthn-platform': {
      name: 'Déverrouillage de l’appareil',
      noun: 'le déverrouillage de l’appareil',
    },
    'webauthn-roaming': {
      name: 'Clé de sécurité',
      noun: 'la clé de sécurité',
      hint: 'Confirmez avec une clé à brancher ou approcher.',
    },
    totp: {
      name: 'Application d’authenti\u00adfication',
      noun: 'l’application d’authentification',
      hint: 'Des codes dans une application sur votre téléphone, même hors connexion.',
    },
    phone: {
      name: 'Téléphone',
      noun: 'le numéro de téléphone',
      hint: 'Recevez des codes par SMS ou appel vocal.',
    },
    email: { name: 'E-mail', noun: 'l’adresse e-mail', hint: 'Recevez des codes par e-mail.' },
    'push-notification': {
      name: 'Notification push',
      noun: 'la notification push',
      hint: 'Approuvez vos connexions d’un geste sur votre téléphone.',
    },
    'recovery-code': {
      name: 'Code de récupération',
      noun: 'le code de récupération',
      hint: 'Utile si vous perdez vos appareils.',
    },
    device: { name: 'Appareil', noun: 'l’appareil' },
    'email-verification': { name: 'Adresse e-mail vérifiée', noun: 'l’adresse e-mail vérifiée' },
    'identity-verification': { name: 'Contrôle d’identité', noun: 'le contrôle d’identité' },
  },
  unknownMethod: 'Autre méthode',
  strength: { strongest: 'Le plus sûr', good: 'Bien', weak: 'Mieux que rien' },
  badges: {
    new: 'Nouveau',
    notFinished: 'Configuration inachevée',
    onYourDevices: 'Sur vos appareils',
    onThisDevice: 'Sur cet appareil',
    onOneDevice: 'Sur un appareil',
    onSecurityKey: 'Sur une clé de sécurité',
    thisBrowser: 'Utilisée dans ce navigateur',
    textMessage: 'SMS',
    voiceCall: 'Appel vocal',
    preferred: 'Par défaut',
    off: 'Désactivée',
    emailLink: 'Lien par e-mail',
  },
  facts: {
    added: (date) => `Ajout\u00a0: ${date}`,
    started: (date) => `Début\u00a0: ${date}`,
    lastUsed: (date) => `Dernière utilisation\u00a0: ${date}`,
    lastChanged: (date) => `Dernière modification\u00a0: ${date}`,
    browserOn: (browser, system) => `${browser} sur ${system}`,
    stillHaveCode: 'Avez-vous encore un code valable\u00a0?',
  },
  empty: {
    title: 'Aucune méthode de connexion',
    hint: 'Ajoutez-en une pour toujours pouvoir vous connecter.',
    best: {
      hint: 'Rien à retenir, et rien qu’un faux site puisse voler.',
      action: 'Créer une clé d’accès',
    },
  },
  failed: {
    title: 'Impossible d’afficher vos méthodes de connexion',
    hint: 'Vérifiez votre connexion et réessayez.',
    stale: 'Cette liste n’est peut-être plus à jour.',
    reload: 'Recharger la page',
  },
  summaryAnswers: 'En cas de vol ou de perte',
  summary: {
    noWayIn: {
      title: 'Aucune de ces méthodes ne suffit pour vous connecter',
      hint: 'Elles confirment seulement que c’est bien vous. Une clé d’accès vous connecte.',
      action: 'Ajouter une méthode de connexion',
    },
    stolenPassword: {
      title: 'Un mot de passe volé suffit pour se connecter',
      hint: 'Avec une seconde étape, votre mot de passe seul ne suffit plus.',
      action: 'Ajouter une seconde étape',
    },
    interceptedCodes: {
      title: 'Quiconque obtient vos codes peut se connecter',
      hint: 'Les codes par SMS, appel vocal ou e-mail peuvent être interceptés. Une clé d’accès est plus sûre.',
      action: 'Ajouter une méthode plus sûre',
    },
    weakSecondStep: {
      title: 'Votre seconde étape pourrait être plus sûre',
      hint: 'Les codes par SMS ou e-mail peuvent être interceptés. Une clé d’accès ou une application d’authentification est plus sûre.',
      action: 'Ajouter une clé d’accès ou une application d’authentification',
    },
    oneWayIn: {
      title: 'Vous n’avez qu’une méthode de connexion',
      hint: 'Ajoutez-en une autre, au cas où vous perdriez celle-ci.',
      action: 'Ajouter une autre méthode',
    },
    losingDevices: {
      title: 'Si vous perdez vos appareils, vous perdez votre compte',
      hint: 'Un code de récupération vous permet de le retrouver. Gardez-le en lieu sûr.',
      action: 'Créer un code de récupération',
    },
    createRecoveryCode: {
      title: 'Il ne manque qu’un code de récupération',
      hint: 'Si vous perdez vos clés d’accès, il vous permet de retrouver votre compte.',
      action: 'Créer un code de récupération',
    },
    wellProtected: { title: 'Votre compte est bien protégé', hint: 'Vous n’avez rien à faire.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
