import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Inicio de sesión y seguridad',
  headingFor: (name) => `Métodos de inicio de sesión de ${name}`,
  subheading: 'Elige cómo inicias sesión y cómo comprobamos que eres tú.',
  loading: 'Cargando tus métodos de inicio de sesión…',
  retry: 'Reintentar',
  add: 'Añadir',
  addType: (noun) => `Añadir ${noun}`,
  addAnother: 'Añadir otro método',
  setUp: 'Configurar',
  replace: 'Sustituir',
  actions: {
    change: 'Cambiar',
    finish: 'Continuar',
    rename: 'Cambiar nombre',
    'send-by-voice': 'Enviar códigos por llamada',
    'send-by-text': 'Enviar códigos por SMS',
    'send-by-whatsapp': 'Enviar códigos por WhatsApp',
    'set-preferred': 'Usar de forma predeterminada',
    'turn-on': 'Activar',
    'turn-off': 'Desactivar',
    details: 'Detalles',
    remove: 'Quitar',
    'not-mine': '¿No fuiste tú?',
  },
  lostDevice: '¿Has perdido un dispositivo?',
  actionsFor: (name) => `Acciones para ${name}`,
  groups: {
    primary: { title: 'Métodos de inicio de sesión', hint: 'Puedes usar cualquiera de ellos.' },
    secondary: {
      title: 'Verificación en dos pasos',
      hint: 'Una segunda comprobación al iniciar sesión.',
    },
    other: { title: 'También en esta cuenta', hint: 'Solo para tu información. Aquí no se pueden cambiar.' },
  },
  twoStepOn: 'Activada',
  twoStepOff: 'Desactivada',
  methods: {
    password: { name: 'Contraseña', noun: 'contraseña', hint: 'Inicia sesión con una contraseña.' },
    passkey: {
      name: 'Llave de acceso',
      noun: 'llave de acceso',
      hint: 'Inicia sesión con tu huella, tu cara o el bloqueo de pantalla.',
    },
    'webauthn-platform': {
      name: 'Desbloqueo del dispositivo',
      noun: 'desbloqueo del dispositivo',
    },
    'webauthn-roaming': {
      name: 'Llave de seguridad',
      noun: 'llave de seguridad',
      hint: 'Confirma con una llave que se conecta o se acerca.',
    },
    totp: {
      name: 'Aplicación de autenticación',
      noun: 'aplicación de autenticación',
      hint: 'Obtén códigos en una aplicación de tu teléfono, incluso sin conexión.',
    },
    phone: {
      name: 'Teléfono',
      noun: 'número de teléfono',
      hint: 'Recibe códigos por SMS o llamada.',
    },
    email: {
      name: 'Correo electrónico',
      noun: 'correo electrónico',
      hint: 'Recibe códigos por correo electrónico.',
    },
    'push-notification': {
      name: 'Notificación push',
      noun: 'notificación push',
      hint: 'Aprueba los inicios de sesión con un toque en tu teléfono.',
    },
    'recovery-code': {
      name: 'Código de recuperación',
      noun: 'código de recuperación',
      hint: 'Vuelve a entrar si pierdes tus dispositivos.',
    },
    device: { name: 'Dispositivo', noun: 'dispositivo' },
    'email-verification': { name: 'Correo electrónico verificado', noun: 'correo electrónico verificado' },
    'identity-verification': { name: 'Verificación de identidad', noun: 'verificación de identidad' },
  },
  unknownMethod: 'Otro método',
  strength: { strongest: 'Lo más seguro', good: 'Bueno', weak: 'Mejor que nada' },
  badges: {
    new: 'Nuevo',
    notFinished: 'Configuración sin terminar',
    onYourDevices: 'En tus dispositivos',
    onThisDevice: 'En este dispositivo',
    onOneDevice: 'En un dispositivo',
    onSecurityKey: 'En una llave de seguridad',
    thisBrowser: 'Usada en este navegador',
    textMessage: 'SMS',
    voiceCall: 'Llamada',
    preferred: 'Predeterminado',
    off: 'Desactivado',
    emailLink: 'Enlace por correo',
  },
  facts: {
    added: (date) => `Añadido: ${date}`,
    started: (date) => `Inicio: ${date}`,
    lastUsed: (date) => `Último uso: ${date}`,
    lastChanged: (date) => `Último cambio: ${date}`,
    browserOn: (browser, system) => `${browser} en ${system}`,
    stillHaveCode: '¿Aún tienes un código que funcione?',
  },
  empty: {
    title: 'Aún no hay métodos de inicio de sesión',
    hint: 'Añade uno para poder entrar siempre en tu cuenta.',
    best: {
      hint: 'Nada que recordar y nada que un sitio falso pueda robar.',
      action: 'Crear una llave de acceso',
    },
  },
  failed: {
    title: 'Ahora no se pueden mostrar tus métodos de inicio de sesión',
    hint: 'Comprueba tu conexión e inténtalo de nuevo.',
    stale: 'Es posible que esta lista no esté actualizada.',
    reload: 'Recargar la página',
  },
  summaryAnswers: 'En caso de robo o pérdida',
  summary: {
    noWayIn: {
      title: 'Ninguno de estos métodos basta para iniciar sesión',
      hint: 'Solo confirman que eres tú. Con una llave de acceso inicias sesión.',
      action: 'Añadir un método de inicio de sesión',
    },
    stolenPassword: {
      title: 'Una contraseña robada basta para entrar',
      hint: 'Con un segundo paso, nadie entra solo con tu contraseña.',
      action: 'Añadir un segundo paso',
    },
    interceptedCodes: {
      title: 'Quien consiga tus códigos puede entrar',
      hint: 'Los códigos por SMS, llamada o correo se pueden interceptar. Una llave de acceso es más segura.',
      action: 'Añadir un método más seguro',
    },
    weakSecondStep: {
      title: 'Tu segundo paso podría ser más seguro',
      hint: 'Los códigos por SMS o correo se pueden interceptar. Una llave de acceso o una aplicación de autenticación es más segura.',
      action: 'Añadir una llave de acceso o una aplicación de autenticación',
    },
    oneWayIn: {
      title: 'Solo tienes un método de inicio de sesión',
      hint: 'Añade otro por si pierdes este.',
      action: 'Añadir otro método',
    },
    losingDevices: {
      title: 'Si pierdes tus dispositivos, pierdes el acceso',
      hint: 'Con un código de recuperación vuelves a entrar. Guárdalo en un lugar seguro.',
      action: 'Crear código de recuperación',
    },
    createRecoveryCode: {
      title: 'Solo falta un código de recuperación',
      hint: 'Si algún día pierdes tus llaves de acceso, con él vuelves a entrar.',
      action: 'Crear código de recuperación',
    },
    wellProtected: { title: 'Tu cuenta está bien protegida', hint: 'No tienes que hacer nada.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
