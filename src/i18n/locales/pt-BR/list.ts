import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Login e segurança',
  headingFor: (name) => `Métodos de login de ${name}`,
  subheading: 'Gerencie como você faz login e como confirmamos que é você.',
  loading: 'Carregando seus métodos de login…',
  retry: 'Tentar de novo',
  add: 'Adicionar',
  addType: (noun) => `Adicionar ${noun}`,
  addAnother: 'Adicionar outro método',
  setUp: 'Configurar',
  replace: 'Substituir',
  actions: {
    change: 'Alterar',
    finish: 'Continuar',
    rename: 'Renomear',
    'send-by-voice': 'Enviar códigos por chamada de voz',
    'send-by-text': 'Enviar códigos por SMS',
    'send-by-whatsapp': 'Enviar códigos por WhatsApp',
    'set-preferred': 'Usar como padrão',
    'turn-on': 'Ativar',
    'turn-off': 'Desativar',
    details: 'Detalhes',
    remove: 'Remover',
    'not-mine': 'Não foi você?',
  },
  lostDevice: 'Perdeu um dispositivo?',
  actionsFor: (name) => `Ações para ${name}`,
  groups: {
    primary: { title: 'Formas de fazer login', hint: 'Use qualquer uma delas.' },
    secondary: {
      title: 'Verificação em duas etapas',
      hint: 'Uma segunda verificação quando você faz login.',
    },
    other: { title: 'Também nesta conta', hint: 'Só para sua informação. Nada pode ser alterado aqui.' },
  },
  twoStepOn: 'Ativada',
  twoStepOff: 'Desativada',
  methods: {
    password: { name: 'Senha', noun: 'senha', hint: 'Faça login com uma senha.' },
    passkey: {
      name: 'Chave de acesso',
      noun: 'chave de acesso',
      hint: 'Faça login com impressão digital, rosto ou bloqueio de tela.',
    },
    'webauthn-platform': {
      name: 'Desbloqueio do dispositivo',
      noun: 'desbloqueio do dispositivo',
    },
    'webauthn-roaming': {
      name: 'Chave de segurança',
      noun: 'chave de segurança',
      hint: 'Confirme com uma chave que você conecta ou aproxima.',
    },
    totp: {
      name: 'App autenticador',
      noun: 'app autenticador',
      hint: 'Receba códigos em um app no celular, mesmo sem internet.',
    },
    phone: {
      name: 'Telefone',
      noun: 'número de telefone',
      hint: 'Receba códigos por SMS ou chamada de voz.',
    },
    email: { name: 'E-mail', noun: 'endereço de e-mail', hint: 'Receba códigos por e-mail.' },
    'push-notification': {
      name: 'Notificação push',
      noun: 'notificação push',
      hint: 'Aprove logins com um toque no celular.',
    },
    'recovery-code': {
      name: 'Código de recuperação',
      noun: 'código de recuperação',
      hint: 'Volte a acessar a conta se perder seus dispositivos.',
    },
    device: { name: 'Dispositivo', noun: 'dispositivo' },
    'email-verification': { name: 'Endereço de e-mail verificado', noun: 'endereço de e-mail verificado' },
    'identity-verification': { name: 'Verificação de identidade', noun: 'verificação de identidade' },
  },
  unknownMethod: 'Outro método',
  strength: { strongest: 'Mais seguro', good: 'Bom', weak: 'Melhor que nada' },
  badges: {
    new: 'Novo',
    notFinished: 'Configuração não concluída',
    onYourDevices: 'Nos seus dispositivos',
    onThisDevice: 'Neste dispositivo',
    onOneDevice: 'Em um dispositivo',
    onSecurityKey: 'Em uma chave de segurança',
    thisBrowser: 'Usada neste navegador',
    textMessage: 'SMS',
    voiceCall: 'Chamada de voz',
    preferred: 'Padrão',
    off: 'Desativado',
    emailLink: 'Link por e-mail',
  },
  facts: {
    added: (date) => `Adicionado: ${date}`,
    started: (date) => `Início: ${date}`,
    lastUsed: (date) => `Último uso: ${date}`,
    lastChanged: (date) => `Última alteração: ${date}`,
    browserOn: (browser, system) => `${browser} no ${system}`,
    stillHaveCode: 'Você ainda tem um código que funciona?',
  },
  empty: {
    title: 'Nenhum método de login ainda',
    hint: 'Adicione um para sempre conseguir acessar sua conta.',
    best: {
      hint: 'Nada para lembrar e nada que um site falso possa roubar.',
      action: 'Criar uma chave de acesso',
    },
  },
  failed: {
    title: 'Não foi possível mostrar seus métodos de login agora',
    hint: 'Verifique sua conexão e tente de novo.',
    stale: 'Esta lista pode estar desatualizada.',
    reload: 'Recarregar a página',
  },
  summaryAnswers: 'Em caso de roubo ou perda',
  summary: {
    noWayIn: {
      title: 'Nenhum destes métodos basta para fazer login',
      hint: 'Eles só confirmam que é você. Com uma chave de acesso, você faz login.',
      action: 'Adicionar uma forma de fazer login',
    },
    stolenPassword: {
      title: 'Uma senha roubada basta para entrar',
      hint: 'Com uma segunda etapa, ninguém entra só com sua senha.',
      action: 'Adicionar segunda etapa',
    },
    interceptedCodes: {
      title: 'Quem obtiver seus códigos pode entrar',
      hint: 'Códigos por SMS, chamada ou e-mail podem ser interceptados. Uma chave de acesso é mais segura.',
      action: 'Adicionar uma forma mais segura',
    },
    weakSecondStep: {
      title: 'Sua segunda etapa poderia ser mais segura',
      hint: 'Códigos por SMS ou e-mail podem ser interceptados. Uma chave de acesso ou um app autenticador é mais seguro.',
      action: 'Adicionar chave de acesso ou app autenticador',
    },
    oneWayIn: {
      title: 'Você tem só uma forma de fazer login',
      hint: 'Adicione outra, caso perca esta.',
      action: 'Adicionar outro método',
    },
    losingDevices: {
      title: 'Se perder seus dispositivos, você perde o acesso',
      hint: 'Um código de recuperação devolve o acesso. Guarde em um lugar seguro.',
      action: 'Criar código de recuperação',
    },
    createRecoveryCode: {
      title: 'Só falta um código de recuperação',
      hint: 'Se um dia perder suas chaves de acesso, ele devolve o acesso.',
      action: 'Criar código de recuperação',
    },
    wellProtected: { title: 'Sua conta está bem protegida', hint: 'Você não precisa fazer nada.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
