import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'O que você perdeu?',
  things: {
    handset: 'Meu celular',
    number: 'Só meu número de telefone',
    computer: 'Um computador ou tablet',
    'security-key': 'Uma chave de segurança',
    other: 'Outra coisa',
  },
  check: 'Marque tudo o que você perdeu. Será removido, para que ninguém mais possa usar.',
  cannotRemove: 'Não pode ser removido aqui.',
  remove: 'Remover estes',
  strangers: (name) =>
    `Se você não adicionou “${name}”, siga estes passos em ordem. Pule o que não se aplica.`,
  steps: {
    add: { title: 'Adicionar outra forma de fazer login', hint: 'Sem ela, você perderia o acesso à conta.' },
    code: {
      title: 'Criar um código de recuperação',
      hint: 'Ele devolve o acesso se você perder todo o resto.',
    },
    'new-code': {
      title: 'Substituir seu código de recuperação',
      hint: 'Necessário só se você também perdeu o código.',
    },
    'new-password': { title: 'Alterar sua senha', hint: 'Outra pessoa pode saber qual é.' },
    'sign-out': {
      title: 'Encerrar as outras sessões',
      hint: 'Quem estiver conectado em outro lugar terá que fazer login de novo.',
    },
  },
  states: {
    waiting: 'Aguardando',
    removed: 'Removido',
    notRemoved: 'Não removido',
    done: 'Feito',
    notDone: 'Não feito',
    skipped: 'Pulado',
    kept: 'Mantido para que você ainda possa fazer login.',
    notAllowed: 'Este site não permitiu.',
    offline: 'Aguardando conexão…',
    resumes: (when) => `Continua ${when}.`,
  },
  removedBefore: (count) => `Já removidos: ${count}`,
  back: 'Voltar',
  skip: 'Pular',
  finish: 'Concluir',
  end: {
    allDone: 'Tudo pronto',
    someLeft: 'Ainda falta algo',
    signInWith: (methods) => `Você pode fazer login com: ${methods}.`,
    eraseDevice: 'Bloqueie ou apague o dispositivo também no site do fabricante.',
    blockSim: 'Peça também à sua operadora para bloquear o chip.',
  },
  stoppedHalfway: 'Você parou no meio.',
};
