import type { HelpMessages } from '../../help-messages.js';

export const help: HelpMessages = {
  whatWasLost: '何をなくしましたか？',
  things: {
    handset: 'スマートフォン',
    number: '電話番号だけ',
    computer: 'パソコンまたはタブレット',
    'security-key': 'セキュリティ キー',
    other: 'そのほかのもの',
  },
  check: 'なくしたものをすべて選択してください。ほかの人が使えないように削除されます。',
  cannotRemove: 'ここでは削除できません。',
  remove: '選択した項目を削除',
  strangers: (name) =>
    `「${name}」に心当たりがない場合は、順番に進めてください。当てはまらないものはスキップできます。`,
  steps: {
    add: { title: '別のログイン方法を追加', hint: '追加しないと、ログインできなくなります。' },
    code: { title: 'リカバリー コードを作成', hint: 'ほかのものをすべてなくしても、ログインできます。' },
    'new-code': { title: 'リカバリー コードを置き換え', hint: 'コードもなくした場合にだけ必要です。' },
    'new-password': { title: 'パスワードを変更', hint: 'ほかの人に知られているかもしれません。' },
    'sign-out': {
      title: 'ほかのすべての場所でログアウト',
      hint: 'ほかの場所でログインしている人は、もう一度ログインが必要になります。',
    },
  },
  states: {
    waiting: '待機中',
    removed: '削除しました',
    notRemoved: '削除できませんでした',
    done: '完了',
    notDone: '完了していません',
    skipped: 'スキップしました',
    kept: '引き続きログインできるように、残しています。',
    notAllowed: 'このサイトでは許可されませんでした。',
    offline: '接続を待っています…',
    resumes: (when) => `${when}に再開します。`,
  },
  removedBefore: (count) => `削除済み: ${count}`,
  back: '戻る',
  skip: 'スキップ',
  finish: '完了',
  end: {
    allDone: 'すべて完了しました',
    someLeft: 'まだ完了していないものがあります',
    signInWith: (methods) => `次の方法でログインできます: ${methods}。`,
    eraseDevice: 'メーカーのサイトで、デバイスのロックまたは消去も行ってください。',
    blockSim: '携帯電話会社に、SIM カードの停止も依頼してください。',
  },
  stoppedHalfway: '途中で止まっています。',
};
