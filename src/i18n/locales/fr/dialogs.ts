import type { DialogMessages } from '../../dialog-messages.js';
import type { LoadEnrollment, LoadHelp } from '../../messages.js';

export const plural = new Intl.PluralRules('fr');

export const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`;

export const dialogs: DialogMessages = {
  cancel: 'Annuler',
  close: 'Fermer',
  errors: {
    network: 'Le service est injoignable pour le moment. Réessayez.',
    aborted: 'Interrompu avant la fin.',
    misconfigured: 'Cette page n’est pas entièrement configurée. Prévenez ses responsables.',
    unauthorized: 'Votre session a expiré. Reconnectez-vous pour continuer.',
    step_up_required: 'Confirmez que c’est bien vous pour continuer.',
    insufficient_scope: 'Ce site n’est pas autorisé à le faire pour vous. Prévenez ses responsables.',
    forbidden: 'Cette action n’est pas autorisée.',
    not_found: 'Élément introuvable. Il a peut-être été supprimé ailleurs.',
    rate_limited: 'Trop de demandes en peu de temps. Patientez un instant.',
    invalid_input: 'Saisie refusée. Vérifiez-la et réessayez.',
    invalid_code: 'Ce code est incorrect. Vérifiez-le et réessayez.',
    too_many_attempts: 'Trop de codes incorrects. Recommencez avec un nouveau.',
    authorization_pending: 'Pas encore confirmé sur votre téléphone.',
    enrollment_expired: 'Le délai est dépassé. Recommencez.',
    already_enrolled: 'C’est déjà configuré pour votre compte.',
    limit_reached: 'Limite atteinte pour ce type de méthode. Supprimez-en une d’abord.',
    removal_refused: 'Suppression impossible pour le moment.',
    password_refused: 'Ce mot de passe ne peut pas être utilisé. Choisissez-en un autre.',
    wrong_current_password: 'Ce n’est pas votre mot de passe actuel. Vérifiez-le et réessayez.',
    ceremony_cancelled: 'Annulé. Rien n’a été modifié.',
    wrong_domain: 'Impossible de créer des clés d’accès sur cette page.',
    user_verification_required:
      'Il faut un code PIN ou un verrouillage d’écran. Configurez-le pour votre clé de sécurité ou votre appareil, puis réessayez.',
    unsupported_by_browser: 'Ce navigateur ne le permet pas. Essayez un autre navigateur ou appareil.',
    unsupported_by_backend: 'Ce n’est pas disponible pour votre compte.',
    invalid_response: 'Réponse incompréhensible. Réessayez.',
    chunk_load_failed:
      'Impossible de charger une partie de cette page. Vérifiez votre connexion et réessayez.',
    server_error: 'Une erreur s’est produite de notre côté. Réessayez.',
    unknown: 'Une erreur s’est produite. Réessayez.',
  },
  offline: 'Pas de connexion. Vérifiez votre accès à Internet et réessayez.',
  reload: {
    hint: 'Il manque une partie de cette page. Rechargez-la pour continuer.',
    loses: 'Ce que vous avez saisi ici sera perdu.',
  },
  dialogTitles: {
    enroll: {
      totp: 'Configurer l’application d’authentification',
      passkey: 'Créer une clé d’accès',
      'webauthn-roaming': 'Ajouter une clé de sécurité',
      phone: 'Ajouter un numéro de téléphone',
      email: 'Ajouter une adresse e-mail',
      'push-notification': 'Configurer les notifications push',
      'recovery-code': 'Conserver votre code de récupération',
      password: 'Définir un mot de passe',
    },
    changePassword: 'Modifier le mot de passe',
    remove: (name) => `Supprimer «\u00a0${name}\u00a0»\u00a0?`,
    rename: (name) => `Renommer «\u00a0${name}\u00a0»`,
    details: (name) => name,
    removeAll: 'Supprimer toutes les méthodes\u00a0?',
    replaceAll: 'Remplacer toutes les méthodes\u00a0?',
    signOutElsewhere: 'Se déconnecter partout ailleurs\u00a0?',
    recoveryCodes: 'Conserver vos codes de récupération',
  },
  announcements: {
    added: (name) => `Vous avez ajouté ${name}.`,
    removed: (name) => `Vous avez supprimé ${name}.`,
    updated: (name) => `Vous avez modifié ${name}.`,
    passwordChanged: 'Mot de passe modifié.',
    signalled:
      'Votre gestionnaire de mots de passe est prévenu. S’il propose encore cette clé d’accès, supprimez-la aussi là-bas.',
    removeFromPasswordManager:
      'Si votre gestionnaire de mots de passe propose encore cette clé d’accès, supprimez-la aussi là-bas.',
    allRemoved: 'Toutes les méthodes ont été supprimées.',
    allReplaced: 'Toutes les méthodes ont été remplacées.',
    signedOutElsewhere: 'Déconnexion effectuée partout ailleurs.',
  },
  signIn: 'Se reconnecter',
  stepUp: {
    title: 'Confirmez que c’est bien vous',
    hint: 'Pour protéger votre compte, vous devez vous reconnecter.',
    action: 'Continuer',
  },
  confirmation: {
    choose: 'Choisissez comment confirmer que c’est bien vous.',
    otherWay: 'Utiliser un autre moyen',
    none: 'Je ne peux utiliser aucun de ces moyens',
    signInAgain:
      'Reconnectez-vous pour confirmer que c’est bien vous. D’autres moyens y sont peut-être proposés.',
    getHelp:
      'Déconnectez-vous, puis reconnectez-vous. Si cela ne suffit pas, contactez les responsables du site.',
    sendRequest: 'Envoyer une demande',
    approve: 'Approuvez la demande sur votre téléphone.',
    newSignIn:
      'Vous n’avez pas encore de deuxième étape : seule une nouvelle connexion complète confirme que c’est bien vous.',
    until: (time) => `Confirmé jusqu’à ${time}.`,
  },
  elsewhere: {
    hint: 'La suite se passe sur une autre page, dans un nouvel onglet.',
    open: 'Ouvrir la page',
    finished: 'J’ai terminé là-bas',
  },
  startAgain: 'Recommencer',
  tryAgainIn: (when) => `Vous pourrez continuer ${when}.`,
  slow: 'Cela prend plus de temps que d’habitude.',
  working: 'Un instant…',
  show: 'Afficher',
  hide: 'Masquer',
  renameDialog: {
    label: 'Nom',
    save: 'Enregistrer le nom',
    left: (count) => counted(count, 'caractère restant', 'caractères restants'),
    over: (count) => counted(count, 'caractère en trop', 'caractères en trop'),
    tooLong: (max) => `Utilisez au plus ${max} caractères.`,
    empty: 'Saisissez un nom.',
    notKept: 'Le nom n’a pas pu être conservé pour cette méthode.',
  },
  removeDialog: {
    consequence: {
      password: 'Vous ne pourrez plus vous connecter avec votre mot de passe.',
      passkey: 'Vous ne pourrez plus vous connecter avec cette clé d’accès.',
      'webauthn-platform': 'Vous ne pourrez plus confirmer vos connexions avec cet appareil.',
      'webauthn-roaming': 'Vous ne pourrez plus confirmer vos connexions avec cette clé de sécurité.',
      totp: 'Les codes de cette application ne fonctionneront plus.',
      phone: 'Plus aucun code ne sera envoyé à ce numéro.',
      email: 'Plus aucun code ne sera envoyé à cette adresse.',
      'push-notification': 'Vous ne pourrez plus confirmer vos connexions avec cette application.',
      'recovery-code': 'Ce code de récupération ne fonctionnera plus.',
      unknown: 'Vous ne pourrez plus utiliser cette méthode.',
    },
    unfinished: 'Sa configuration n’a jamais été terminée, rien d’autre ne change.',
    stillWorks: (methods) => `Vous pourrez encore utiliser\u00a0: ${methods}.`,
    alsoRemoved: (methods) => `Également supprimé\u00a0: ${methods}.`,
    lockedOut:
      'C’est votre seule méthode de connexion. Sans elle, vous risquez de perdre l’accès à votre compte.',
    stolenPassword: 'Ensuite, un mot de passe volé suffira pour se connecter.',
    lastPhishingResistant:
      'C’est votre dernière méthode qu’un faux site ne peut pas voler. Les autres sont plus faciles à attaquer.',
    losingDevices: 'Ensuite, si vous perdez vos appareils, vous perdrez votre compte.',
    stillLosing: 'Si vous perdez vos appareils, vous perdez votre compte.',
    consequenceFor: (name) => `${name} ne pourra plus utiliser cette méthode.`,
    lockedOutFor: (name) => `C’est la seule méthode de connexion de ${name}.`,
    addFirst: (add) => `${add} d’abord`,
    createCodeFirst: 'Créer d’abord un code de récupération',
    keep: (noun) => `Garder ${noun}`,
    confirm: (noun) => `Supprimer ${noun}`,
    removing: 'Suppression…',
    replaced: 'La nouvelle fonctionne. L’ancienne est encore là.',
    thisMethod: 'la méthode',
  },
  removalLists: {
    signInWith: 'Connexion avec',
    secondStep: 'Seconde étape',
    goes: 'sera supprimé',
    more: (count) => `${count} autres`,
  },
  signOutOffer: 'D’autres appareils sont peut-être encore connectés.',
  accountActions: {
    'remove-all': 'Supprimer toutes les méthodes',
    'replace-all': 'Remplacer toutes les méthodes',
    'sign-out-elsewhere': 'Se déconnecter partout ailleurs',
  },
  accountDialog: {
    removeAllHint: 'Toutes les méthodes de ce compte seront supprimées.',
    replaceAllHint:
      'Toutes les méthodes de ce compte seront supprimées. Ce que vous saisissez ici les remplacera.',
    blockedBy: (methods) => `Impossible tant que ce compte a\u00a0: ${methods}. À supprimer d’abord.`,
    typeToConfirm: (word) => `Pour confirmer, saisissez ${word}.`,
    word: 'SUPPRIMER',
    notConfirmed: 'Ce n’est pas le mot demandé. Réessayez.',
    empty: 'Remplissez au moins un champ.',
    removeAll: 'Tout supprimer',
    replaceAll: 'Tout remplacer',
    signOutHint: 'Les autres navigateurs et appareils devront se reconnecter. Celui-ci reste connecté.',
    signOut: 'Se déconnecter',
  },
  safetyAnswers: {
    ifStolen: {
      'typed-secret': 'Si votre mot de passe est volé',
      messages: 'Si quelqu’un obtient vos SMS',
      mailbox: 'Si quelqu’un accède à votre messagerie',
    },
    enough: 'Cela suffit pour se connecter.',
    notEnough: 'Cela seul ne suffit pas pour se connecter.',
    ifLost: {
      devices: 'Si vous perdez vos appareils',
      account: 'Si vous perdez le compte qui contient vos clés d’accès',
      mailbox: 'Si vous perdez votre messagerie',
    },
    stillWorks: 'Vous pourrez encore vous connecter avec\u00a0:',
    lockedOut: 'Vous perdez votre compte.',
  },
  undo: 'Annuler',
  detailsDialog: {
    type: 'Type',
    name: 'Nom',
    added: 'Ajout',
    lastUsed: 'Dernière utilisation',
    lastChanged: 'Dernière modification',
    phoneNumber: 'Numéro de téléphone',
    email: 'Adresse e-mail',
    channel: 'Codes par',
    provider: 'Conservée par',
    browser: 'Créée avec',
    storage: 'Stockage',
    transports: 'Connexion',
    credentialId: 'Identifiant',
    state: 'État',
    notKnown: 'Inconnu',
    notRemovable: 'Suppression impossible ici.',
  },
  transports: { builtIn: 'Interne', qrCode: 'code QR' },
};

/** Downloads what only adding needs. */
export const loadEnrollment: LoadEnrollment = async () => (await import('./enrollment.js')).enrollment;

/** Downloads what only help with a lost device, or a stranger's method, needs. */
export const loadHelp: LoadHelp = async () => (await import('./help.js')).help;
