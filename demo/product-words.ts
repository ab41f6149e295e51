/** Harbour's own texts around the element, which has its own. */
export interface ProductWords {
  readonly skipToContent: string;
  readonly accountSettings: string;
  readonly profile: string;
  readonly security: string;
  readonly billing: string;
  readonly confirmTitle: string;
  readonly confirmText: string;
  readonly password: string;
  readonly cancel: string;
  readonly confirm: string;
  readonly wrongPassword: string;
  readonly failed: string;
}

const en: ProductWords = {
  skipToContent: 'Skip to content',
  accountSettings: 'Account settings',
  profile: 'Profile',
  security: 'Security',
  billing: 'Billing',
  confirmTitle: 'Confirm it’s you',
  confirmText: 'This needs a fresh sign-in. Enter your Harbour password.',
  password: 'Password',
  cancel: 'Cancel',
  confirm: 'Continue',
  wrongPassword: 'That password isn’t right.',
  failed: 'That didn’t work. Try again.',
};

const de: ProductWords = {
  skipToContent: 'Zum Inhalt springen',
  accountSettings: 'Kontoeinstellungen',
  profile: 'Profil',
  security: 'Sicherheit',
  billing: 'Abrechnung',
  confirmTitle: 'Bestätigen Sie, dass Sie es sind',
  confirmText: 'Dafür müssen Sie sich neu anmelden. Geben Sie Ihr Harbour-Passwort ein.',
  password: 'Passwort',
  cancel: 'Abbrechen',
  confirm: 'Weiter',
  wrongPassword: 'Dieses Passwort stimmt nicht.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
};

const fr: ProductWords = {
  skipToContent: 'Aller au contenu',
  accountSettings: 'Paramètres du compte',
  profile: 'Profil',
  security: 'Sécurité',
  billing: 'Facturation',
  confirmTitle: 'Confirmez votre identité',
  confirmText: 'Une nouvelle connexion est nécessaire. Saisissez votre mot de passe Harbour.',
  password: 'Mot de passe',
  cancel: 'Annuler',
  confirm: 'Continuer',
  wrongPassword: 'Ce mot de passe est incorrect.',
  failed: 'Cela n’a pas fonctionné. Réessayez.',
};

const es: ProductWords = {
  skipToContent: 'Ir al contenido',
  accountSettings: 'Ajustes de la cuenta',
  profile: 'Perfil',
  security: 'Seguridad',
  billing: 'Facturación',
  confirmTitle: 'Confirma que eres tú',
  confirmText: 'Tienes que volver a iniciar sesión. Escribe tu contraseña de Harbour.',
  password: 'Contraseña',
  cancel: 'Cancelar',
  confirm: 'Continuar',
  wrongPassword: 'La contraseña no es correcta.',
  failed: 'No ha funcionado. Inténtalo de nuevo.',
};

const it: ProductWords = {
  skipToContent: 'Vai al contenuto',
  accountSettings: 'Impostazioni dell’account',
  profile: 'Profilo',
  security: 'Sicurezza',
  billing: 'Fatturazione',
  confirmTitle: 'Conferma la tua identità',
  confirmText: 'Devi accedere di nuovo. Inserisci la tua password di Harbour.',
  password: 'Password',
  cancel: 'Annulla',
  confirm: 'Continua',
  wrongPassword: 'La password non è corretta.',
  failed: 'Non ha funzionato. Riprova.',
};

const ptBR: ProductWords = {
  skipToContent: 'Ir para o conteúdo',
  accountSettings: 'Configurações da conta',
  profile: 'Perfil',
  security: 'Segurança',
  billing: 'Cobrança',
  confirmTitle: 'Confirme que é você',
  confirmText: 'É preciso entrar de novo. Digite sua senha do Harbour.',
  password: 'Senha',
  cancel: 'Cancelar',
  confirm: 'Continuar',
  wrongPassword: 'A senha não está correta.',
  failed: 'Não funcionou. Tente de novo.',
};

const nl: ProductWords = {
  skipToContent: 'Naar de inhoud',
  accountSettings: 'Accountinstellingen',
  profile: 'Profiel',
  security: 'Beveiliging',
  billing: 'Facturering',
  confirmTitle: 'Bevestig dat jij het bent',
  confirmText: 'Hiervoor moet je opnieuw inloggen. Voer je Harbour-wachtwoord in.',
  password: 'Wachtwoord',
  cancel: 'Annuleren',
  confirm: 'Doorgaan',
  wrongPassword: 'Dat wachtwoord klopt niet.',
  failed: 'Dat is niet gelukt. Probeer het opnieuw.',
};

const pl: ProductWords = {
  skipToContent: 'Przejdź do treści',
  accountSettings: 'Ustawienia konta',
  profile: 'Profil',
  security: 'Bezpieczeństwo',
  billing: 'Płatności',
  confirmTitle: 'Potwierdź, że to Ty',
  confirmText: 'Trzeba zalogować się ponownie. Wpisz hasło do Harbour.',
  password: 'Hasło',
  cancel: 'Anuluj',
  confirm: 'Dalej',
  wrongPassword: 'To hasło jest nieprawidłowe.',
  failed: 'Nie udało się. Spróbuj ponownie.',
};

const ja: ProductWords = {
  skipToContent: 'コンテンツへ移動',
  accountSettings: 'アカウント設定',
  profile: 'プロフィール',
  security: 'セキュリティ',
  billing: 'お支払い',
  confirmTitle: 'ご本人確認',
  confirmText: 'もう一度ログインする必要があります。Harbour のパスワードを入力してください。',
  password: 'パスワード',
  cancel: 'キャンセル',
  confirm: '続ける',
  wrongPassword: 'パスワードが正しくありません。',
  failed: 'うまくいきませんでした。もう一度お試しください。',
};

const ko: ProductWords = {
  skipToContent: '본문으로 건너뛰기',
  accountSettings: '계정 설정',
  profile: '프로필',
  security: '보안',
  billing: '결제',
  confirmTitle: '본인 확인',
  confirmText: '다시 로그인해야 합니다. Harbour 비밀번호를 입력하세요.',
  password: '비밀번호',
  cancel: '취소',
  confirm: '계속',
  wrongPassword: '비밀번호가 올바르지 않습니다.',
  failed: '처리하지 못했습니다. 다시 시도하세요.',
};

const zhCN: ProductWords = {
  skipToContent: '跳到内容',
  accountSettings: '账户设置',
  profile: '个人资料',
  security: '安全',
  billing: '账单',
  confirmTitle: '确认是您本人',
  confirmText: '此操作需要重新登录。请输入您的 Harbour 密码。',
  password: '密码',
  cancel: '取消',
  confirm: '继续',
  wrongPassword: '密码不正确。',
  failed: '操作未成功。请重试。',
};

const ar: ProductWords = {
  skipToContent: 'الانتقال إلى المحتوى',
  accountSettings: 'إعدادات الحساب',
  profile: 'الملف الشخصي',
  security: 'الأمان',
  billing: 'الفوترة',
  confirmTitle: 'تأكيد هويتك',
  confirmText: 'يلزم تسجيل الدخول من جديد. أدخِل كلمة مرور Harbour.',
  password: 'كلمة المرور',
  cancel: 'إلغاء',
  confirm: 'متابعة',
  wrongPassword: 'كلمة المرور غير صحيحة.',
  failed: 'لم ينجح ذلك. حاوِل مرة أخرى.',
};

const he: ProductWords = {
  skipToContent: 'דילוג לתוכן',
  accountSettings: 'הגדרות החשבון',
  profile: 'פרופיל',
  security: 'אבטחה',
  billing: 'חיוב',
  confirmTitle: 'אימות הזהות שלך',
  confirmText: 'צריך להתחבר מחדש. יש להזין את הסיסמה של Harbour.',
  password: 'סיסמה',
  cancel: 'ביטול',
  confirm: 'המשך',
  wrongPassword: 'הסיסמה שגויה.',
  failed: 'הפעולה לא הצליחה. אפשר לנסות שוב.',
};

/** By language tag, in the order of the picker. */
export const productWords = {
  en,
  de,
  fr,
  es,
  it,
  'pt-BR': ptBR,
  nl,
  pl,
  ja,
  ko,
  'zh-CN': zhCN,
  ar,
  he,
} as const satisfies Readonly<Record<string, ProductWords>>;
