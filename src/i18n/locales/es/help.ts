import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: '¿Qué has perdido?',
  things: {
    handset: 'Mi teléfono',
    number: 'Solo mi número de teléfono',
    computer: 'Un ordenador o una tableta',
    'security-key': 'Una llave de seguridad',
    other: 'Otra cosa',
  },
  check: 'Marca todo lo que has perdido. Se quitará para que nadie más pueda usarlo.',
  cannotRemove: 'No se puede quitar aquí.',
  remove: 'Quitar estos',
  strangers: (name) =>
    `Si no has añadido «${name}», sigue estos pasos en orden. Omite lo que no corresponda.`,
  steps: {
    add: { title: 'Añadir otra forma de iniciar sesión', hint: 'Sin ella perderías el acceso a tu cuenta.' },
    code: {
      title: 'Crear un código de recuperación',
      hint: 'Con él vuelves a entrar si pierdes todo lo demás.',
    },
    'new-code': {
      title: 'Sustituir tu código de recuperación',
      hint: 'Solo hace falta si también has perdido tu código.',
    },
    'new-password': { title: 'Cambiar tu contraseña', hint: 'Puede que otra persona la sepa.' },
    'sign-out': {
      title: 'Cerrar las demás sesiones',
      hint: 'Quien tenga la sesión abierta en otro sitio tendrá que iniciarla de nuevo.',
    },
  },
  states: {
    waiting: 'En espera',
    removed: 'Quitado',
    notRemoved: 'No se ha quitado',
    done: 'Hecho',
    notDone: 'No se ha hecho',
    skipped: 'Omitido',
    kept: 'Se conserva para que puedas seguir iniciando sesión.',
    notAllowed: 'Este sitio no lo ha permitido.',
    offline: 'Esperando la conexión…',
    resumes: (when) => `Continúa ${when}.`,
  },
  removedBefore: (count) => `Ya quitados: ${count}`,
  back: 'Atrás',
  skip: 'Omitir',
  finish: 'Listo',
  end: {
    allDone: 'Todo listo',
    someLeft: 'Queda algo por hacer',
    signInWith: (methods) => `Puedes iniciar sesión con: ${methods}.`,
    eraseDevice: 'Bloquéalo o bórralo también en la web de su fabricante.',
    blockSim: 'Pide también a tu operador que bloquee la tarjeta SIM.',
  },
  stoppedHalfway: 'Lo dejaste a medias.',
};
