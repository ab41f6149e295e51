import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: 'Co zginęło?',
  things: {
    handset: 'Mój telefon',
    number: 'Tylko mój numer telefonu',
    computer: 'Komputer lub tablet',
    'security-key': 'Klucz bezpieczeństwa',
    other: 'Coś innego',
  },
  check: 'Zaznacz wszystko, co zginęło. Zostanie to usunięte, aby nikt inny nie mógł z tego korzystać.',
  cannotRemove: 'Nie można tego tutaj usunąć.',
  remove: 'Usuń zaznaczone',
  strangers: (name) =>
    `Jeśli „${name}” nie pochodzi od Ciebie, wykonaj te kroki po kolei. Pomiń to, co nie pasuje.`,
  steps: {
    add: { title: 'Dodaj inny sposób logowania', hint: 'Bez niego stracisz dostęp do konta.' },
    code: { title: 'Utwórz kod odzyskiwania', hint: 'Przywróci dostęp, gdy zginie wszystko inne.' },
    'new-code': { title: 'Zastąp kod odzyskiwania', hint: 'Potrzebne tylko wtedy, gdy kod też zginął.' },
    'new-password': { title: 'Zmień hasło', hint: 'Ktoś inny może je znać.' },
    'sign-out': {
      title: 'Wyloguj wszędzie indziej',
      hint: 'Kto jest zalogowany gdzie indziej, musi zalogować się ponownie.',
    },
  },
  states: {
    waiting: 'Czeka',
    removed: 'Usunięto',
    notRemoved: 'Nie usunięto',
    done: 'Zrobione',
    notDone: 'Nie zrobiono',
    skipped: 'Pominięto',
    kept: 'Zachowano, aby nadal można było się zalogować.',
    notAllowed: 'Ta strona na to nie pozwoliła.',
    offline: 'Oczekiwanie na połączenie…',
    resumes: (when) => `Wznowienie ${when}.`,
  },
  removedBefore: (count) => `Usunięto wcześniej: ${count}`,
  back: 'Wstecz',
  skip: 'Pomiń',
  finish: 'Gotowe',
  end: {
    allDone: 'Wszystko zrobione',
    someLeft: 'Nie wszystko jest zrobione',
    signInWith: (methods) => `Możesz logować się przez: ${methods}.`,
    eraseDevice: 'Zablokuj lub wyczyść też urządzenie na stronie producenta.',
    blockSim: 'Poproś też operatora o zablokowanie karty SIM.',
  },
  stoppedHalfway: 'To nie zostało dokończone.',
};
