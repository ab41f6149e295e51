import type { ListMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: '로그인 및 보안',
  headingFor: (name) => `${name} 님의 로그인 방법`,
  subheading: '로그인 방법과 본인 확인 방법을 관리하세요.',
  loading: '로그인 방법을 불러오는 중…',
  retry: '다시 시도',
  add: '추가',
  addType: (noun) => `${noun} 추가`,
  addAnother: '다른 방법 추가',
  setUp: '설정',
  replace: '교체',
  actions: {
    change: '변경',
    finish: '계속하기',
    rename: '이름 변경',
    'send-by-voice': '음성 통화로 코드 받기',
    'send-by-text': '문자 메시지로 코드 받기',
    'send-by-whatsapp': 'WhatsApp으로 코드 받기',
    'set-preferred': '기본으로 사용',
    'turn-on': '켜기',
    'turn-off': '끄기',
    details: '세부정보',
    remove: '삭제',
  },
  actionsFor: (name) => `${name} 작업`,
  groups: {
    primary: { title: '로그인 방법', hint: '이 중 하나로 로그인할 수 있습니다.' },
    secondary: { title: '2단계 인증', hint: '로그인할 때 한 번 더 확인합니다.' },
    other: { title: '이 계정의 다른 정보', hint: '참고용입니다. 여기서는 변경할 수 없습니다.' },
  },
  twoStepOn: '사용 중',
  twoStepOff: '사용 안 함',
  methods: {
    password: { name: '비밀번호', noun: '비밀번호', hint: '비밀번호로 로그인합니다.' },
    passkey: { name: '패스키', noun: '패스키', hint: '지문, 얼굴 또는 화면 잠금으로 로그인합니다.' },
    'webauthn-platform': {
      name: '기기 잠금 해제',
      noun: '기기 잠금 해제',
    },
    'webauthn-roaming': { name: '보안 키', noun: '보안 키', hint: '꽂거나 갖다 대는 키로 확인합니다.' },
    totp: {
      name: '인증 앱',
      noun: '인증 앱',
      hint: '휴대전화 앱에서 코드를 확인합니다. 오프라인에서도 됩니다.',
    },
    phone: { name: '전화', noun: '전화번호', hint: '문자 메시지나 음성 통화로 코드를 받습니다.' },
    email: { name: '이메일', noun: '이메일 주소', hint: '이메일로 코드를 받습니다.' },
    'push-notification': {
      name: '푸시 알림',
      noun: '푸시 알림',
      hint: '휴대전화에서 한 번 탭해 로그인을 승인합니다.',
    },
    'recovery-code': {
      name: '복구 코드',
      noun: '복구 코드',
      hint: '기기를 잃어버렸을 때 다시 로그인합니다.',
    },
    device: { name: '기기', noun: '기기' },
    'email-verification': { name: '확인된 이메일 주소', noun: '확인된 이메일 주소' },
    'identity-verification': { name: '신원 확인', noun: '신원 확인' },
  },
  unknownMethod: '기타 방법',
  badges: {
    new: '새 항목',
    notFinished: '설정 미완료',
    onYourDevices: '내 기기',
    onThisDevice: '이 기기',
    onOneDevice: '기기 한 대',
    onSecurityKey: '보안 키',
    thisBrowser: '이 브라우저에서 확인됨',
    textMessage: '문자 메시지',
    voiceCall: '음성 통화',
    preferred: '기본',
    off: '꺼짐',
    emailLink: '이메일 링크',
  },
  facts: {
    added: (date) => `추가: ${date}`,
    started: (date) => `설정 시작: ${date}`,
    lastUsed: (date) => `마지막 사용: ${date}`,
    lastChanged: (date) => `마지막 변경: ${date}`,
    browserOn: (browser, system) => `${system}의 ${browser}`,
    stillHaveCode: '유효한 코드를 아직 가지고 있나요?',
  },
  empty: {
    title: '아직 로그인 방법이 없습니다',
    hint: '언제든 계정에 로그인할 수 있도록 하나를 추가하세요.',
  },
  failed: {
    title: '지금은 로그인 방법을 표시할 수 없습니다',
    hint: '연결을 확인하고 다시 시도하세요.',
    stale: '이 목록은 최신 상태가 아닐 수 있습니다.',
    reload: '페이지 새로고침',
  },
  summary: {
    noWayIn: {
      title: '이 방법들만으로는 로그인할 수 없습니다',
      hint: '본인 확인에만 쓰입니다. 패스키로는 로그인할 수 있습니다.',
      action: '로그인 방법 추가',
    },
    stolenPassword: {
      title: '비밀번호가 유출되면 누구나 로그인할 수 있습니다',
      hint: '2단계 인증을 추가하면 비밀번호만으로는 로그인할 수 없습니다.',
      action: '2단계 인증 추가',
    },
    interceptedCodes: {
      title: '코드를 가로채면 누구나 로그인할 수 있습니다',
      hint: '문자 메시지, 음성 통화, 이메일로 받는 코드는 가로챌 수 있습니다. 패스키가 더 안전합니다.',
      action: '더 안전한 로그인 방법 추가',
    },
    weakSecondStep: {
      title: '2단계 인증을 더 강화할 수 있습니다',
      hint: '문자 메시지나 이메일로 받는 코드는 가로챌 수 있습니다. 패스키나 인증 앱이 더 안전합니다.',
      action: '패스키 또는 인증 앱 추가',
    },
    oneWayIn: {
      title: '로그인 방법이 하나뿐입니다',
      hint: '이 방법을 쓸 수 없을 때를 대비해 하나 더 추가하세요.',
      action: '다른 방법 추가',
    },
    losingDevices: {
      title: '기기를 잃어버리면 로그인할 수 없습니다',
      hint: '복구 코드가 있으면 다시 로그인할 수 있습니다. 안전한 곳에 보관하세요.',
      action: '복구 코드 만들기',
    },
    createRecoveryCode: {
      title: '한 가지만 남았습니다: 복구 코드',
      hint: '패스키를 잃어버려도 복구 코드로 다시 로그인할 수 있습니다.',
      action: '복구 코드 만들기',
    },
    wellProtected: { title: '계정이 잘 보호되고 있습니다', hint: '더 하실 일이 없습니다.' },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');
