import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Logowanie i zabezpieczenia',
  headingFor: (name) => `Metody logowania: ${name}`,
  subheading: 'Zarządzaj sposobami logowania i potwierdzania tożsamości.',
  loading: 'Wczytuję metody logowania…',
  retry: 'Spróbuj ponownie',
  add: 'Dodaj',
  addType: (noun) => `Dodaj ${noun}`,
  addAnother: 'Dodaj inną metodę',
  setUp: 'Skonfiguruj',
  replace: 'Zastąp',
  actions: {
    change: 'Zmień',
    finish: 'Kontynuuj',
    rename: 'Zmień nazwę',
    'send-by-voice': 'Przekazuj kody przez telefon',
    'send-by-text': 'Wysyłaj kody SMS-em',
    'send-by-whatsapp': 'Wysyłaj kody przez WhatsApp',
    'set-preferred': 'Używaj domyślnie',
    'turn-on': 'Włącz',
    'turn-off': 'Wyłącz',
    details: 'Szczegóły',
    remove: 'Usuń',
  },
  actionsFor: (name) => `Działania: ${name}`,
  groups: {
    primary: { title: 'Sposoby logowania', hint: 'Wystarczy dowolny z nich.' },
    secondary: { title: 'Weryfikacja dwuetapowa', hint: 'Dodatkowe potwierdzenie podczas logowania.' },
    other: { title: 'Także na tym koncie', hint: 'Do wiadomości. Tutaj nie można tego zmienić.' },
  },
  twoStepOn: 'Włączona',
  twoStepOff: 'Wyłączona',
  methods: {
    password: { name: 'Hasło', noun: 'hasło', hint: 'Loguj się za pomocą hasła.' },
    passkey: {
      name: 'Klucz dostępu',
      noun: 'klucz dostępu',
      hint: 'Loguj się odciskiem palca, twarzą lub blokadą ekranu.',
    },
    'webauthn-platform': {
      name: 'Odblokowanie urządzenia',
      noun: 'odblokowanie urządzenia',
    },
    'webauthn-roaming': {
      name: 'Klucz bezpieczeństwa',
      noun: 'klucz bezpieczeństwa',
      hint: 'Potwierdzaj kluczem, który podłączasz lub przykładasz.',
    },
    totp: {
      name: 'Aplikacja uwierzytelniająca',
      noun: 'aplikację uwierzytelniającą',
      hint: 'Kody z aplikacji w telefonie, także bez internetu.',
    },
    phone: { name: 'Telefon', noun: 'numer telefonu', hint: 'Kody SMS-em lub w rozmowie telefonicznej.' },
    email: { name: 'E-mail', noun: 'adres e-mail', hint: 'Kody w wiadomości e-mail.' },
    'push-notification': {
      name: 'Powiadomienie push',
      noun: 'powiadomienie push',
      hint: 'Zatwierdzaj logowanie w telefonie.',
    },
    'recovery-code': {
      name: 'Kod odzyskiwania',
      noun: 'kod odzyskiwania',
      hint: 'Odzyskaj dostęp po utracie urządzeń.',
    },
    device: { name: 'Urządzenie', noun: 'urządzenie' },
    'email-verification': { name: 'Zweryfikowany adres e-mail', noun: 'zweryfikowany adres e-mail' },
    'identity-verification': { name: 'Weryfikacja tożsamości', noun: 'weryfikację tożsamości' },
  },
  unknownMethod: 'Inna metoda',
  strength: { strongest: 'Najbezpieczniejsze', good: 'Dobre', weak: 'Lepsze niż nic' },
  badges: {
    new: 'Nowe',
    notFinished: 'Konfiguracja niedokończona',
    onYourDevices: 'Na Twoich urządzeniach',
    onThisDevice: 'Na tym urządzeniu',
    onOneDevice: 'Na jednym urządzeniu',
    onSecurityKey: 'Na kluczu bezpieczeństwa',
    thisBrowser: 'Używany w tej przeglądarce',
    textMessage: 'SMS',
    voiceCall: 'Rozmowa telefoniczna',
    preferred: 'Domyślna',
    off: 'Wyłączona',
    emailLink: 'Link e-mailem',
  },
  facts: {
    added: (date) => `Dodano: ${date}`,
    started: (date) => `Rozpoczęto: ${date}`,
    lastUsed: (date) => `Ostatnie użycie: ${date}`,
    lastChanged: (date) => `Ostatnia zmiana: ${date}`,
    browserOn: (browser, system) => `${browser}, system ${system}`,
    stillHaveCode: 'Czy masz jeszcze działający kod?',
  },
  empty: {
    title: 'Nie masz jeszcze metod logowania',
    hint: 'Dodaj jedną, aby zawsze mieć dostęp do konta.',
  },
  failed: {
    title: 'Nie można teraz pokazać metod logowania',
    hint: 'Sprawdź połączenie i spróbuj ponownie.',
    stale: 'Ta lista może być nieaktualna.',
    reload: 'Wczytaj stronę ponownie',
  },
  summary: {
    noWayIn: {
      title: 'Żadna z tych metod nie wystarczy do zalogowania',
      hint: 'Tylko potwierdzają Twoją tożsamość. Kluczem dostępu się zalogujesz.',
      action: 'Dodaj sposób logowania',
    },
    stolenPassword: {
      title: 'Skradzione hasło wystarczy, by się zalogować',
      hint: 'Z drugim etapem samo hasło nie wystarczy.',
      action: 'Dodaj drugi etap',
    },
    interceptedCodes: {
      title: 'Kto przechwyci Twoje kody, ten się zaloguje',
      hint: 'Kody z SMS-ów, rozmów i e-maili można przechwycić. Klucz dostępu jest bezpieczniejszy.',
      action: 'Dodaj bezpieczniejszy sposób logowania',
    },
    weakSecondStep: {
      title: 'Drugi etap może być silniejszy',
      hint: 'Kody z SMS-ów i e-maili można przechwycić. Klucz dostępu lub aplikacja uwierzytelniająca są bezpieczniejsze.',
      action: 'Dodaj klucz dostępu lub aplikację uwierzytelniającą',
    },
    oneWayIn: {
      title: 'Masz jeden sposób logowania',
      hint: 'Dodaj drugi na wypadek utraty tego.',
      action: 'Dodaj inną metodę',
    },
    losingDevices: {
      title: 'Utrata urządzeń oznacza utratę dostępu',
      hint: 'Kod odzyskiwania przywróci dostęp. Przechowuj go w bezpiecznym miejscu.',
      action: 'Utwórz kod odzyskiwania',
    },
    createRecoveryCode: {
      title: 'Zostało jedno: kod odzyskiwania',
      hint: 'Przywróci dostęp po utracie kluczy dostępu.',
      action: 'Utwórz kod odzyskiwania',
    },
    wellProtected: { title: 'Konto jest dobrze chronione', hint: 'Nie musisz nic robić.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
