import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'ログインとセキュリティ',
  headingFor: (name) => `${name} さんのログイン方法`,
  subheading: 'ログイン方法と本人確認の方法を管理します。',
  loading: 'ログイン方法を読み込んでいます…',
  retry: '再試行',
  add: '追加',
  addType: (noun) => `${noun}を追加`,
  addAnother: '別の方法を追加',
  setUp: '設定',
  replace: '置き換え',
  actions: {
    change: '変更',
    finish: '続ける',
    rename: '名前を変更',
    'send-by-voice': 'コードを音声通話で受け取る',
    'send-by-text': 'コードを SMS で受け取る',
    'send-by-whatsapp': 'コードを WhatsApp で受け取る',
    'set-preferred': 'デフォルトに設定',
    'turn-on': 'オンにする',
    'turn-off': 'オフにする',
    details: '詳細',
    remove: '削除',
    'not-mine': '心当たりがありませんか？',
  },
  lostDevice: 'デバイスをなくしましたか？',
  actionsFor: (name) => `${name}の操作`,
  groups: {
    primary: { title: 'ログイン方法', hint: 'どれか 1 つでログインできます。' },
    secondary: { title: '2 段階認証', hint: 'ログイン時にもう一度確認します。' },
    other: { title: 'このアカウントのその他の情報', hint: '参考情報です。ここでは変更できません。' },
  },
  twoStepOn: 'オン',
  twoStepOff: 'オフ',
  methods: {
    password: { name: 'パスワード', noun: 'パスワード', hint: 'パスワードでログインします。' },
    passkey: { name: 'パスキー', noun: 'パスキー', hint: '指紋、顔、画面ロックでログインします。' },
    'webauthn-platform': {
      name: 'デバイスのロック解除',
      noun: 'デバイスのロック解除',
    },
    'webauthn-roaming': {
      name: 'セキュリティ キー',
      noun: 'セキュリティ キー',
      hint: '差し込むかタッチするキーで確認します。',
    },
    totp: {
      name: '認証アプリ',
      noun: '認証アプリ',
      hint: 'スマートフォンのアプリでコードを受け取ります。オフラインでも使えます。',
    },
    phone: { name: '電話', noun: '電話番号', hint: 'SMS または音声通話でコードを受け取ります。' },
    email: { name: 'メール', noun: 'メールアドレス', hint: 'メールでコードを受け取ります。' },
    'push-notification': {
      name: 'プッシュ通知',
      noun: 'プッシュ通知',
      hint: 'スマートフォンでログインを承認します。',
    },
    'recovery-code': {
      name: 'リカバリー コード',
      noun: 'リカバリー コード',
      hint: 'デバイスをなくしたときにログインできます。',
    },
    device: { name: 'デバイス', noun: 'デバイス' },
    'email-verification': { name: '確認済みメールアドレス', noun: '確認済みメールアドレス' },
    'identity-verification': { name: '本人確認', noun: '本人確認' },
  },
  unknownMethod: 'その他の方法',
  strength: { strongest: '最も安全', good: '安全', weak: 'ないよりは安全' },
  badges: {
    new: '新規',
    notFinished: '設定が未完了',
    onYourDevices: 'お使いのデバイス',
    onThisDevice: 'このデバイス',
    onOneDevice: '1 台のデバイス',
    onSecurityKey: 'セキュリティ キー',
    thisBrowser: 'このブラウザで確認済み',
    textMessage: 'SMS',
    voiceCall: '音声通話',
    preferred: 'デフォルト',
    off: 'オフ',
    emailLink: 'メールのリンク',
  },
  facts: {
    added: (date) => `追加: ${date}`,
    started: (date) => `設定開始: ${date}`,
    lastUsed: (date) => `最終使用: ${date}`,
    lastChanged: (date) => `最終変更: ${date}`,
    browserOn: (browser, system) => `${system} の ${browser}`,
    stillHaveCode: '有効なコードをお持ちですか？',
  },
  empty: {
    title: 'ログイン方法がまだありません',
    hint: 'いつでもログインできるように追加してください。',
    best: {
      hint: '覚える必要がなく、偽サイトに盗まれることもありません。',
      action: 'パスキーを作成',
    },
  },
  failed: {
    title: '現在、ログイン方法を表示できません',
    hint: '接続を確認して、もう一度お試しください。',
    stale: 'この一覧は最新ではない可能性があります。',
    reload: 'ページを再読み込み',
  },
  summaryAnswers: '盗難や紛失に備える',
  summary: {
    noWayIn: {
      title: 'これらの方法だけではログインできません',
      hint: '本人確認にだけ使われます。パスキーならログインできます。',
      action: 'ログイン方法を追加',
    },
    stolenPassword: {
      title: 'パスワードを盗まれるとログインされます',
      hint: '2 段階目があれば、パスワードだけではログインされません。',
      action: '2 段階目を追加',
    },
    interceptedCodes: {
      title: 'コードを盗まれるとログインされます',
      hint: 'SMS、音声通話、メールのコードは盗まれるおそれがあります。パスキーのほうが安全です。',
      action: 'より安全なログイン方法を追加',
    },
    weakSecondStep: {
      title: '2 段階目をさらに強化できます',
      hint: 'SMS やメールのコードは盗まれるおそれがあります。パスキーや認証アプリのほうが安全です。',
      action: 'パスキーまたは認証アプリを追加',
    },
    oneWayIn: {
      title: 'ログイン方法は 1 つです',
      hint: '使えなくなった場合に備えて、もう 1 つ追加してください。',
      action: '別の方法を追加',
    },
    losingDevices: {
      title: 'デバイスをなくすとログインできなくなります',
      hint: 'リカバリー コードがあればログインできます。安全な場所に保管してください。',
      action: 'リカバリー コードを作成',
    },
    createRecoveryCode: {
      title: 'あとはリカバリー コードだけです',
      hint: 'パスキーをなくしても、リカバリー コードでログインできます。',
      action: 'リカバリー コードを作成',
    },
    wellProtected: {
      title: 'アカウントは十分に保護されています',
      hint: '必要な操作はありません。',
    },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
