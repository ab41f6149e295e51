import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'Qu’avez-vous perdu\u00a0?',
  things: {
    handset: 'Mon téléphone',
    number: 'Seulement mon numéro de téléphone',
    computer: 'Un ordinateur ou une tablette',
    'security-key': 'Une clé de sécurité',
    other: 'Autre chose',
  },
  check:
    'Cochez tout ce que vous avez perdu. Ce sera supprimé, afin que personne d’autre ne puisse l’utiliser.',
  cannotRemove: 'Ne peut pas être supprimé ici.',
  remove: 'Supprimer la sélection',
  strangers: (name) =>
    `Si vous n’avez pas ajouté «\u00a0${name}\u00a0», suivez ces étapes dans l’ordre. Ignorez celles qui ne conviennent pas.`,
  steps: {
    add: {
      title: 'Ajouter une autre méthode de connexion',
      hint: 'Sans elle, vous perdriez l’accès à votre compte.',
    },
    code: {
      title: 'Créer un code de récupération',
      hint: 'Il vous permet de revenir si vous perdez tout le reste.',
    },
    'new-code': {
      title: 'Remplacer votre code de récupération',
      hint: 'Utile seulement si votre code est perdu aussi.',
    },
    'new-password': { title: 'Modifier votre mot de passe', hint: 'Quelqu’un d’autre le connaît peut-être.' },
    'sign-out': {
      title: 'Se déconnecter partout ailleurs',
      hint: 'Toute personne connectée ailleurs devra se reconnecter.',
    },
  },
  states: {
    waiting: 'En attente',
    removed: 'Supprimé',
    notRemoved: 'Non supprimé',
    done: 'Terminé',
    notDone: 'Non effectué',
    skipped: 'Ignoré',
    kept: 'Conservé pour que vous puissiez toujours vous connecter.',
    notAllowed: 'Ce site ne l’a pas permis.',
    offline: 'En attente d’une connexion…',
    resumes: (when) => `Reprise ${when}.`,
  },
  removedBefore: (count) => `Déjà supprimés\u00a0: ${count}`,
  back: 'Retour',
  skip: 'Ignorer',
  finish: 'Terminer',
  end: {
    allDone: 'Tout est fait',
    someLeft: 'Tout n’est pas terminé',
    signInWith: (methods) => `Vous pouvez vous connecter avec\u00a0: ${methods}.`,
    eraseDevice: 'Verrouillez ou effacez aussi l’appareil sur le site de son fabricant.',
    blockSim: 'Demandez aussi à votre opérateur de bloquer la carte SIM.',
  },
  stoppedHalfway: 'Vous n’avez pas terminé.',
};
