import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: '무엇을 잃어버리셨나요?',
  things: {
    handset: '휴대전화',
    number: '전화번호만',
    computer: '컴퓨터 또는 태블릿',
    'security-key': '보안 키',
    other: '그 밖의 것',
  },
  check: '잃어버린 것을 모두 선택하세요. 다른 사람이 사용하지 못하도록 삭제됩니다.',
  cannotRemove: '여기서는 삭제할 수 없습니다.',
  remove: '선택한 항목 삭제',
  strangers: (name) =>
    `‘${name}’ 항목을 추가한 적이 없다면 순서대로 진행하세요. 해당하지 않는 것은 건너뛰세요.`,
  steps: {
    add: { title: '다른 로그인 방법 추가', hint: '추가하지 않으면 로그인할 수 없게 됩니다.' },
    code: { title: '복구 코드 만들기', hint: '다른 것을 모두 잃어버려도 다시 로그인할 수 있습니다.' },
    'new-code': { title: '복구 코드 교체', hint: '코드도 잃어버린 경우에만 필요합니다.' },
    'new-password': { title: '비밀번호 변경', hint: '다른 사람이 알고 있을 수 있습니다.' },
    'sign-out': {
      title: '다른 모든 곳에서 로그아웃',
      hint: '다른 곳에 로그인한 사람은 다시 로그인해야 합니다.',
    },
  },
  states: {
    waiting: '대기 중',
    removed: '삭제됨',
    notRemoved: '삭제되지 않음',
    done: '완료',
    notDone: '완료되지 않음',
    skipped: '건너뜀',
    kept: '계속 로그인할 수 있도록 유지됩니다.',
    notAllowed: '이 사이트에서 허용하지 않았습니다.',
    offline: '연결을 기다리는 중…',
    resumes: (when) => `${when}에 계속됩니다.`,
  },
  removedBefore: (count) => `이미 삭제됨: ${count}`,
  back: '뒤로',
  skip: '건너뛰기',
  finish: '완료',
  end: {
    allDone: '모두 완료되었습니다',
    someLeft: '아직 남은 것이 있습니다',
    signInWith: (methods) => `다음으로 로그인할 수 있습니다: ${methods}.`,
    eraseDevice: '제조업체 사이트에서 기기를 잠그거나 초기화도 하세요.',
    blockSim: '이동통신사에 SIM 카드 정지도 요청하세요.',
  },
  stoppedHalfway: '도중에 멈췄습니다.',
};
