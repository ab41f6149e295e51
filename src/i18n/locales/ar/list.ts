import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'تسجيل الدخول والأمان',
  headingFor: (name) => `طرق تسجيل دخول ${name}`,
  subheading: 'إدارة طرق تسجيل الدخول وتأكيد هويتك.',
  loading: 'جارٍ تحميل طرق تسجيل الدخول…',
  retry: 'إعادة المحاولة',
  add: 'إضافة',
  addType: (noun) => `إضافة ${noun.replace(/(^| )ال/g, '$1')}`,
  addAnother: 'إضافة طريقة أخرى',
  setUp: 'إعداد',
  replace: 'استبدال',
  actions: {
    change: 'تغيير',
    finish: 'متابعة',
    rename: 'تغيير الاسم',
    'send-by-voice': 'تلقي الرموز بمكالمة صوتية',
    'send-by-text': 'تلقي الرموز برسالة نصية',
    'send-by-whatsapp': 'تلقي الرموز عبر WhatsApp',
    'set-preferred': 'تعيين كطريقة تلقائية',
    'turn-on': 'تفعيل',
    'turn-off': 'إيقاف',
    details: 'التفاصيل',
    remove: 'إزالة',
    'not-mine': 'لم تكن أنت؟',
  },
  lostDevice: 'هل فقدت جهازًا؟',
  actionsFor: (name) => `إجراءات ${name}`,
  groups: {
    primary: { title: 'طرق تسجيل الدخول', hint: 'تكفي أي منها.' },
    secondary: { title: 'التحقق بخطوتين', hint: 'تحقق إضافي عند تسجيل الدخول.' },
    other: { title: 'أيضًا في هذا الحساب', hint: 'للعلم فقط. لا يمكن تغيير شيء هنا.' },
  },
  twoStepOn: 'مفعّل',
  twoStepOff: 'غير مفعّل',
  methods: {
    password: { name: 'كلمة المرور', noun: 'كلمة المرور', hint: 'تسجيل الدخول بكلمة مرور.' },
    passkey: {
      name: 'مفتاح المرور',
      noun: 'مفتاح المرور',
      hint: 'تسجيل الدخول ببصمة الإصبع أو الوجه أو قفل الشاشة.',
    },
    'webauthn-platform': {
      name: 'قفل الجهاز',
      noun: 'قفل الجهاز',
    },
    'webauthn-roaming': {
      name: 'مفتاح الأمان',
      noun: 'مفتاح الأمان',
      hint: 'التأكيد بمفتاح توصله أو تقربه.',
    },
    totp: {
      name: 'تطبيق المصادقة',
      noun: 'تطبيق المصادقة',
      hint: 'رموز من تطبيق على هاتفك، حتى بدون اتصال.',
    },
    phone: { name: 'الهاتف', noun: 'رقم الهاتف', hint: 'رموز برسالة نصية أو مكالمة صوتية.' },
    email: { name: 'البريد الإلكتروني', noun: 'البريد الإلكتروني', hint: 'رموز بالبريد الإلكتروني.' },
    'push-notification': {
      name: 'الإشعارات الفورية',
      noun: 'الإشعارات الفورية',
      hint: 'تأكيد تسجيل الدخول على هاتفك.',
    },
    'recovery-code': {
      name: 'رمز الاسترداد',
      noun: 'رمز الاسترداد',
      hint: 'استعادة الوصول عند فقدان أجهزتك.',
    },
    device: { name: 'الجهاز', noun: 'الجهاز' },
    'email-verification': { name: 'البريد الإلكتروني الموثق', noun: 'البريد الإلكتروني الموثق' },
    'identity-verification': { name: 'التحقق من الهوية', noun: 'التحقق من الهوية' },
  },
  unknownMethod: 'طريقة أخرى',
  strength: { strongest: 'الأكثر أمانًا', good: 'جيد', weak: 'أفضل من لا شيء' },
  badges: {
    new: 'جديد',
    notFinished: 'الإعداد غير مكتمل',
    onYourDevices: 'على أجهزتك',
    onThisDevice: 'على هذا الجهاز',
    onOneDevice: 'على جهاز واحد',
    onSecurityKey: 'على مفتاح أمان',
    thisBrowser: 'مستخدم في هذا المتصفح',
    textMessage: 'رسالة نصية',
    voiceCall: 'مكالمة صوتية',
    preferred: 'تلقائي',
    off: 'متوقف',
    emailLink: 'رابط بالبريد الإلكتروني',
  },
  facts: {
    added: (date) => `تاريخ الإضافة: ${date}`,
    started: (date) => `تاريخ البدء: ${date}`,
    lastUsed: (date) => `آخر استخدام: ${date}`,
    lastChanged: (date) => `آخر تغيير: ${date}`,
    // Two foreign names would reverse the words between them; the mark keeps the sentence right-to-left.
    browserOn: (browser, system) => `\u200f${browser} على ${system}`,
    stillHaveCode: 'هل ما زال لديك رمز صالح؟',
  },
  empty: {
    title: 'لا توجد طرق لتسجيل الدخول بعد',
    hint: 'أضف طريقة للوصول إلى حسابك.',
    best: {
      hint: 'لا شيء لتتذكره، ولا شيء يمكن لموقع مزيف سرقته.',
      action: 'إنشاء مفتاح مرور',
    },
  },
  failed: {
    title: 'لا يمكن عرض طرق تسجيل الدخول الآن',
    hint: 'تحقق من اتصالك وأعد المحاولة.',
    stale: 'قد تكون هذه القائمة قديمة.',
    reload: 'إعادة تحميل الصفحة',
  },
  summaryAnswers: 'عند السرقة أو الفقدان',
  summary: {
    noWayIn: {
      title: 'لا تكفي أي من هذه لتسجيل الدخول',
      hint: 'هي لتأكيد هويتك فقط. سجل الدخول بمفتاح مرور.',
      action: 'إضافة طريقة لتسجيل الدخول',
    },
    stolenPassword: {
      title: 'تكفي كلمة مرور مسروقة لتسجيل الدخول',
      hint: 'مع خطوة ثانية، لا تكفي كلمة المرور وحدها.',
      action: 'إضافة خطوة ثانية',
    },
    interceptedCodes: {
      title: 'من يحصل على رموزك يمكنه تسجيل الدخول',
      hint: 'يمكن سرقة الرموز برسالة نصية أو مكالمة صوتية أو بالبريد الإلكتروني. مفتاح المرور أكثر أمانًا.',
      action: 'إضافة طريقة أكثر أمانًا',
    },
    weakSecondStep: {
      title: 'يمكن تقوية الخطوة الثانية',
      hint: 'يمكن سرقة الرموز برسالة نصية أو بالبريد الإلكتروني. مفتاح المرور أو تطبيق المصادقة أكثر أمانًا.',
      action: 'إضافة مفتاح مرور أو تطبيق مصادقة',
    },
    oneWayIn: {
      title: 'لديك طريقة واحدة لتسجيل الدخول',
      hint: 'أضف طريقة أخرى تحسبًا لفقدانها.',
      action: 'إضافة طريقة أخرى',
    },
    losingDevices: {
      title: 'عند فقدان أجهزتك ستفقد الوصول إلى حسابك',
      hint: 'رمز الاسترداد يعيد لك الوصول. احفظه في مكان آمن.',
      action: 'إنشاء رمز استرداد',
    },
    createRecoveryCode: {
      title: 'بقي شيء واحد: رمز الاسترداد',
      hint: 'يعيد لك الوصول عند فقدان مفاتيح المرور.',
      action: 'إنشاء رمز استرداد',
    },
    wellProtected: { title: 'حسابك محمي جيدًا', hint: 'لا يلزمك شيء.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
