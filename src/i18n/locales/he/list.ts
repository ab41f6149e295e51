import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'כניסה ואבטחה',
  headingFor: (name) => `דרכי הכניסה של ${name}`,
  subheading: 'ניהול הדרכים שלך להיכנס ולאמת את זהותך.',
  loading: 'דרכי הכניסה נטענות…',
  retry: 'ניסיון חוזר',
  add: 'הוספה',
  addType: (noun) => `הוספת ${noun}`,
  addAnother: 'הוספת דרך נוספת',
  setUp: 'הגדרה',
  replace: 'החלפה',
  actions: {
    change: 'שינוי',
    finish: 'המשך',
    rename: 'שינוי השם',
    'send-by-voice': 'קבלת קודים בשיחה קולית',
    'send-by-text': 'קבלת קודים בהודעת טקסט',
    'send-by-whatsapp': 'קבלת קודים ב-WhatsApp',
    'set-preferred': 'שימוש כברירת מחדל',
    'turn-on': 'הפעלה',
    'turn-off': 'כיבוי',
    details: 'פרטים',
    remove: 'הסרה',
    'not-mine': 'לא נוסף על ידך?',
  },
  lostDevice: 'אבד מכשיר?',
  actionsFor: (name) => `פעולות עבור ${name}`,
  groups: {
    primary: { title: 'דרכי כניסה', hint: 'כל אחת מהן מספיקה.' },
    secondary: { title: 'אימות דו-שלבי', hint: 'בדיקה נוספת בעת הכניסה.' },
    other: { title: 'עוד בחשבון הזה', hint: 'לידיעה בלבד. אי אפשר לשנות כאן דבר.' },
  },
  twoStepOn: 'פועל',
  twoStepOff: 'כבוי',
  methods: {
    password: { name: 'סיסמה', noun: 'סיסמה', hint: 'כניסה עם סיסמה.' },
    passkey: {
      name: 'מפתח גישה',
      noun: 'מפתח גישה',
      hint: 'כניסה עם טביעת אצבע, זיהוי פנים או נעילת מסך.',
    },
    'webauthn-platform': {
      name: 'ביטול נעילת המכשיר',
      noun: 'ביטול נעילת המכשיר',
    },
    'webauthn-roaming': {
      name: 'מפתח אבטחה',
      noun: 'מפתח אבטחה',
      hint: 'אישור עם מפתח שמחברים או מצמידים.',
    },
    totp: {
      name: 'אפליקציית אימות',
      noun: 'אפליקציית אימות',
      hint: 'קודים מאפליקציה בטלפון, גם בלי אינטרנט.',
    },
    phone: { name: 'טלפון', noun: 'מספר טלפון', hint: 'קודים בהודעת טקסט או בשיחה קולית.' },
    email: { name: 'אימייל', noun: 'כתובת אימייל', hint: 'קודים באימייל.' },
    'push-notification': {
      name: 'התראות פוש',
      noun: 'התראות פוש',
      hint: 'אישור כניסות בטלפון.',
    },
    'recovery-code': {
      name: 'קוד שחזור',
      noun: 'קוד שחזור',
      hint: 'חזרה לחשבון אם המכשירים אובדים.',
    },
    device: { name: 'מכשיר', noun: 'מכשיר' },
    'email-verification': { name: 'כתובת אימייל מאומתת', noun: 'כתובת אימייל מאומתת' },
    'identity-verification': { name: 'אימות זהות', noun: 'אימות זהות' },
  },
  unknownMethod: 'דרך אחרת',
  strength: { strongest: 'הכי בטוח', good: 'טוב', weak: 'עדיף מכלום' },
  badges: {
    new: 'חדש',
    notFinished: 'ההגדרה לא הושלמה',
    onYourDevices: 'במכשירים שלך',
    onThisDevice: 'במכשיר הזה',
    onOneDevice: 'במכשיר אחד',
    onSecurityKey: 'במפתח אבטחה',
    thisBrowser: 'היה בשימוש בדפדפן הזה',
    textMessage: 'הודעת טקסט',
    voiceCall: 'שיחה קולית',
    preferred: 'ברירת מחדל',
    off: 'כבוי',
    emailLink: 'קישור באימייל',
  },
  facts: {
    added: (date) => `תאריך הוספה: ${date}`,
    started: (date) => `תאריך התחלה: ${date}`,
    lastUsed: (date) => `שימוש אחרון: ${date}`,
    lastChanged: (date) => `שינוי אחרון: ${date}`,
    // Two foreign names would reverse the words between them; the mark keeps the sentence right-to-left.
    browserOn: (browser, system) => `\u200f${browser} ב-${system}`,
    stillHaveCode: 'האם עדיין יש לך קוד תקף?',
  },
  empty: {
    title: 'אין עדיין דרכי כניסה',
    hint: 'כדאי להוסיף אחת, כדי שתמיד תהיה לך גישה לחשבון.',
    best: {
      hint: 'אין מה לזכור, ואין מה שאתר מזויף יכול לגנוב.',
      action: 'יצירת מפתח גישה',
    },
  },
  failed: {
    title: 'אי אפשר להציג כרגע את דרכי הכניסה',
    hint: 'יש לבדוק את החיבור ולנסות שוב.',
    stale: 'ייתכן שהרשימה אינה עדכנית.',
    reload: 'טעינת הדף מחדש',
  },
  summaryAnswers: 'במקרה של גניבה או אובדן',
  summary: {
    noWayIn: {
      title: 'אף אחת מהדרכים לא מספיקה כדי להיכנס',
      hint: 'הן רק מאמתות את זהותך. עם מפתח גישה אפשר להיכנס.',
      action: 'הוספת דרך כניסה',
    },
    stolenPassword: {
      title: 'סיסמה גנובה מספיקה כדי להיכנס',
      hint: 'עם שלב שני, הסיסמה לבדה לא מספיקה.',
      action: 'הוספת שלב שני',
    },
    interceptedCodes: {
      title: 'מי שמשיג את הקודים שלך יכול להיכנס',
      hint: 'אפשר ליירט קודים שנשלחים בהודעת טקסט, בשיחה קולית או באימייל. מפתח גישה בטוח יותר.',
      action: 'הוספת דרך בטוחה יותר',
    },
    weakSecondStep: {
      title: 'אפשר לחזק את השלב השני',
      hint: 'אפשר ליירט קודים שנשלחים בהודעת טקסט או באימייל. מפתח גישה או אפליקציית אימות בטוחים יותר.',
      action: 'הוספת מפתח גישה או אפליקציית אימות',
    },
    oneWayIn: {
      title: 'יש לך דרך כניסה אחת',
      hint: 'כדאי להוסיף עוד אחת, למקרה שזו תאבד.',
      action: 'הוספת דרך נוספת',
    },
    losingDevices: {
      title: 'אם המכשירים יאבדו, גם הגישה לחשבון תאבד',
      hint: 'קוד שחזור יחזיר אותך לחשבון. יש לשמור אותו במקום בטוח.',
      action: 'יצירת קוד שחזור',
    },
    createRecoveryCode: {
      title: 'נשאר רק דבר אחד: קוד שחזור',
      hint: 'אם מפתחות הגישה יאבדו, הוא יחזיר אותך לחשבון.',
      action: 'יצירת קוד שחזור',
    },
    wellProtected: { title: 'החשבון שלך מוגן היטב', hint: 'אין צורך לעשות דבר.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
