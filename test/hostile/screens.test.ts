import { expect, fixture, html } from '@open-wc/testing';
import { messages } from '../../src/i18n/locales/en/index.js';
import type { AuthMethodsErrorCode } from '../../src/model/auth-methods-error.js';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { ManagerHarness } from '../support/browser/manager-harness.js';
import type { Failure } from '../support/hostile/failure.js';
import { HostileCell } from '../support/hostile/hostile-cell.js';
import { phoneRow, screenAttempts, type ScreenAttempt } from '../support/hostile/screen-attempts.js';

/**
 * What a person reads, whatever is answered: the error whose words they are, or `done`. The button that helps follows
 * from it. What was typed is still there; what nobody confirmed is shown as it was.
 */
const table = `
answer        | list             | rename           | channel          | remove           | create           | create typed     | verify code      | verify password
page          | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
other JSON    | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
half          | invalid_response | done             | done             | done             | invalid_response | invalid_response | invalid_response | invalid_response
redirect      | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response | invalid_response
bad request   | unknown          | invalid_input    | unknown          | unknown          | unknown          | invalid_input    | invalid_code     | password_refused
bad page      | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown
unauthorized  | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized     | unauthorized
mfa_required  | step_up_required | step_up_required | step_up_required | step_up_required | step_up_required | step_up_required | step_up_required | step_up_required
forbidden     | forbidden        | forbidden        | forbidden        | forbidden        | forbidden        | forbidden        | forbidden        | forbidden
not found     | misconfigured    | not_found        | not_found        | done             | misconfigured    | misconfigured    | enrollment_expired | enrollment_expired
no such page  | misconfigured    | invalid_response | invalid_response | invalid_response | misconfigured    | misconfigured    | invalid_response | invalid_response
conflict      | unknown          | unknown          | unknown          | removal_refused  | already_enrolled | already_enrolled | already_enrolled | already_enrolled
media type    | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown
teapot        | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown          | unknown
too many      | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited     | rate_limited
failure       | server_error     | server_error     | server_error     | server_error     | server_error     | server_error     | server_error     | server_error
gateway       | server_error     | server_error     | server_error     | server_error     | server_error     | server_error     | server_error     | server_error
without CORS  | network          | network          | network          | network          | network          | network          | network          | network
cut           | network          | network          | network          | network          | network          | network          | network          | network
lost          | network          | done             | done             | done             | network          | network          | network          | network
slow          | done             | done             | done             | done             | done             | done             | done             | done
`;

const alreadyThere = '{"type":"https://auth0.com/api-errors/A0E-409-0003","status":409,"title":"Conflict"}';

const mfaRequired =
  '{"error":"mfa_required","error_description":"Use a second step","mfa_token":"Fe26.token"}';

const answers: Readonly<Record<string, Failure>> = {
  page: { kind: 'answer', status: 200, body: 'html' },
  'other JSON': { kind: 'answer', status: 200, body: 'wrong' },
  half: { kind: 'answer', status: 200, body: 'truncated', done: true },
  redirect: { kind: 'redirect', status: 307, to: 'other-origin' },
  'bad request': { kind: 'answer', status: 400, body: 'right' },
  'bad page': { kind: 'answer', status: 400, body: 'html' },
  unauthorized: { kind: 'answer', status: 401, body: 'right' },
  mfa_required: { kind: 'answer', status: 403, body: { type: 'application/json', text: mfaRequired } },
  forbidden: { kind: 'answer', status: 403, body: 'html' },
  'not found': { kind: 'answer', status: 404, body: 'right' },
  'no such page': { kind: 'answer', status: 404, body: 'html' },
  conflict: { kind: 'answer', status: 409, body: { type: 'application/problem+json', text: alreadyThere } },
  'media type': { kind: 'answer', status: 415, body: 'right' },
  teapot: { kind: 'answer', status: 418, body: 'empty' },
  'too many': { kind: 'answer', status: 429, body: 'right', headers: { 'retry-after': '3600' } },
  failure: { kind: 'answer', status: 500, body: 'right' },
  gateway: { kind: 'answer', status: 502, body: 'html' },
  'without CORS': { kind: 'answer', status: 429, body: 'right', hidden: true },
  cut: { kind: 'cut', when: 'before' },
  lost: { kind: 'cut', when: 'after', done: true },
  slow: { kind: 'slow', head: 20, body: 20 },
};

/** The button that helps, where it is not the one that was pressed. Empty: none can. */
const remedies: Readonly<Partial<Record<AuthMethodsErrorCode, string>>> = {
  unauthorized: 'Sign in',
  step_up_required: 'Continue',
  enrollment_expired: 'Start again',
  forbidden: '',
  misconfigured: '',
  not_found: '',
  unsupported_by_backend: '',
  removal_refused: '',
  already_enrolled: '',
};

function remedyFor(code: string, { column }: ScreenAttempt): string | undefined {
  // Another number, or another address, can be typed.
  if (code === 'already_enrolled' && column === 'create typed') return undefined;
  return remedies[code as AuthMethodsErrorCode];
}

/** Browsers send a request again, once for each connection that had worked before, when one breaks: all are cut. */
const timesCut = 99;

const [head = [], ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

function wordsOf(code: string, inDialog: boolean): string {
  if (code === 'step_up_required' && inDialog) return messages.stepUp.title;
  const words = messages.errors[code as AuthMethodsErrorCode];
  // What to do about it is said where there is a button for it.
  return code === 'removal_refused' ? (words.split('.')[0] ?? '') : words;
}

async function openManager(cell: HostileCell): Promise<ManagerHarness> {
  const element = document.createElement('auth-methods-manager');
  Object.assign(element, { apiBase: cell.apiBase, audience: 'audience', accessToken: 'token' });
  (await fixture<HTMLElement>(html`<main></main>`)).append(element);
  return new ManagerHarness(element);
}

async function tryCell(attempt: ScreenAttempt, failure: Failure, expected: string): Promise<void> {
  const { operation, after = 0, scenario = 'typical' } = attempt;
  const times = failure.kind === 'cut' ? timesCut : 1;
  const cell = await HostileCell.open({ operation, failure, after, times, scenario });
  const manager = await openManager(cell);
  if (after > 0 || operation !== 'list') await manager.loaded();
  const typed = await attempt.act(manager, cell);
  const isDone = expected === 'done';
  if (isDone) {
    await attempt.done(manager);
    expect(manager.alerts, 'alerts').to.deep.equal([]);
  } else {
    const inDialog = operation !== 'list';
    if (inDialog) await manager.dialogOpened();
    const screen = (inDialog && manager.dialog) || manager;
    // What can't be scanned can only be asked for anew.
    const isUnshown = attempt.name === 'create totp' && expected === 'invalid_response';
    await screen.textWith(isUnshown ? 'The setup couldn’t be shown.' : wordsOf(expected, inDialog));
    const remedy = isUnshown ? 'Start again' : remedyFor(expected, attempt);
    await eventually(() => {
      const buttons = screen.buttons;
      if (remedy) expect(buttons).to.include(remedy);
      else if (remedy === undefined) expect(buttons).to.include(attempt.button);
      if (remedy !== undefined) expect(buttons).not.to.include(attempt.button);
    });
    // An expired challenge takes its code with it.
    if (typed && attempt.typed && expected !== 'enrollment_expired')
      expect(typed(), 'what was typed').to.match(attempt.typed);
  }
  const { requests, landed, methods } = await cell.record();
  expect(landed).to.deep.equal([]);
  const writes = requests.filter((request) => !request.startsWith('GET ')).length;
  const most = { list: 0, factors: 0, create: 1, verify: 2, update: 1, remove: 1 }[operation];
  if (failure.kind !== 'cut') expect(writes, 'writes').to.equal(most);
  if (operation === 'remove') {
    expect(manager.titles.includes(phoneRow), 'is shown').to.equal(!isDone);
    const isTrue = failure.done === true || failure.kind === 'slow';
    expect(methods.some(({ type }) => type === 'phone')).to.equal(!isTrue);
  }
  expect(deepQueryAll(manager.element, '*').some(({ outerHTML }) => outerHTML.includes('Fe26'))).to.equal(
    false,
  );
}

describe('<auth-methods-manager>, whatever is answered', () => {
  for (const [answer = '', ...expectations] of lines) {
    for (const attempt of screenAttempts) {
      const expected = expectations[head.indexOf(attempt.column) - 1] ?? '';
      it(`${answer}, ${attempt.name}: ${expected}`, async () => {
        const errors = recordConsole('error');
        await tryCell(attempt, answers[answer]!, expected);
        for (const error of errors) expect(error).to.contain('<auth-methods-manager>');
      });
    }
  }
});
