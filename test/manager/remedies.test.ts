import { expect } from '@open-wc/testing';
import type { AuthMethodsErrorCode, EnrollableType, MethodsBackend } from '../../src/index.js';
import { AuthMethodsError } from '../../src/model/auth-methods-error.js';
import { advanceClock } from '../support/browser/advance-clock.js';
import { memoryBackend } from '../support/backends/memory-backend.js';
import { deepActiveElement, accessibleName } from '../support/browser/composed-tree.js';
import type { DialogHarness } from '../support/browser/dialog-harness.js';
import { eventually } from '../support/browser/eventually.js';
import { recordConsole } from '../support/browser/fail-on-console-error.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

/** The one thing that helps: what failed once more, a button of this name, or nothing. */
type Help = 'again' | 'Continue' | 'Sign in' | 'nothing';

/** A new code has to be decided about here. */
const helps: Readonly<Record<AuthMethodsErrorCode, Help>> = {
  network: 'again',
  aborted: 'again',
  misconfigured: 'nothing',
  unauthorized: 'Sign in',
  step_up_required: 'Continue',
  insufficient_scope: 'nothing',
  forbidden: 'nothing',
  not_found: 'nothing',
  rate_limited: 'again',
  invalid_input: 'again',
  invalid_code: 'again',
  too_many_attempts: 'again',
  authorization_pending: 'again',
  enrollment_expired: 'again',
  already_enrolled: 'nothing',
  limit_reached: 'nothing',
  removal_refused: 'nothing',
  password_refused: 'again',
  wrong_current_password: 'again',
  ceremony_cancelled: 'again',
  wrong_domain: 'nothing',
  user_verification_required: 'again',
  unsupported_by_browser: 'nothing',
  unsupported_by_backend: 'nothing',
  invalid_response: 'again',
  chunk_load_failed: 'again',
  server_error: 'again',
  unknown: 'again',
};

const codes = Object.keys(helps) as readonly AuthMethodsErrorCode[];

const failingOperations = [
  'remove',
  'rename',
  'setPhoneChannel',
  'setPreferred',
  'removeAll',
  'replaceAll',
  'signOutElsewhere',
] as const;

/** What the operations of the account fail with next. */
class Failing {
  code: AuthMethodsErrorCode = 'unknown';
  /** The enrollments are answered as usual, until a proof is sent. */
  starts = false;

  get backend(): MethodsBackend {
    const fail = (): Promise<never> => Promise.reject(new AuthMethodsError(this.code, 'Refused'));
    const memory = memoryBackend({
      methods: [sample('password'), sample('phone'), sample('totp'), sample('recovery-code')],
      operations: ['startEnrollment', 'completeEnrollment', ...failingOperations],
      capabilities: { enroll: enrollable, setPreferred: ['totp'] },
    });
    return {
      ...memory,
      ...Object.fromEntries(failingOperations.map((name) => [name, fail])),
      startEnrollment: (type, input, options) =>
        this.starts && memory.startEnrollment ? memory.startEnrollment(type, input, options) : fail(),
      completeEnrollment: fail,
    };
  }
}

const enrollable: readonly EnrollableType[] = [
  'passkey',
  'password',
  'totp',
  'push-notification',
  'phone',
  'email',
  'recovery-code',
  'webauthn-roaming',
];

interface Place {
  /** Opens the dialog and makes the request that fails. */
  readonly fail: (manager: ManagerHarness) => Promise<DialogHarness>;
  /** The button that makes it once more. */
  readonly again: string;
  /** The buttons that lead out. */
  readonly out?: readonly string[];
  readonly starts?: boolean;
  /** It is told behind the list, and not in a dialog. */
  readonly withoutDialog?: AuthMethodsErrorCode;
  /** Where it is not what helps elsewhere. */
  readonly except?: Partial<Record<AuthMethodsErrorCode, string | undefined>>;
}

const press = async (dialog: DialogHarness, name: string): Promise<DialogHarness> => {
  await dialog.press(name);
  return dialog;
};

const account = (name: string, confirmation: string | undefined) => async (manager: ManagerHarness) => {
  await manager.press(name);
  const dialog = await manager.dialogOpened();
  if (confirmation) await dialog.type(/^To confirm/, confirmation);
  return dialog;
};

const enroll = (type: EnrollableType) => async (manager: ManagerHarness) => {
  await manager.element.enrollMethod(type);
  return manager.dialogOpened();
};

/** There is nothing to show, so another one is needed. */
const anotherOne = { invalid_response: 'Start again' };

const startAgain = {
  too_many_attempts: 'Start again',
  enrollment_expired: 'Start again',
  not_found: 'Start again',
};

const places: Readonly<Record<string, Place>> = {
  'a removal': {
    fail: async (manager) => press(await manager.open('phone', 'Remove'), 'Remove phone number'),
    again: 'Remove phone number',
    out: ['Keep phone number'],
  },
  'a new name': {
    fail: async (manager) => {
      const dialog = await manager.open('totp', 'Rename');
      await dialog.type('Name', 'Pocket');
      return press(dialog, 'Save name');
    },
    again: 'Save name',
  },
  'another channel': {
    fail: (manager) => manager.open('phone', 'Send codes by voice call'),
    again: 'Send codes by voice call',
    withoutDialog: 'aborted',
  },
  'another default': {
    fail: (manager) => manager.open('totp', 'Use by default'),
    again: 'Use by default',
    withoutDialog: 'aborted',
  },
  'the removal of all methods': {
    fail: async (manager) => press(await account('Remove all methods', 'REMOVE')(manager), 'Remove all'),
    again: 'Remove all',
  },
  'the replacement of all methods': {
    fail: async (manager) => {
      const dialog = await account('Replace all methods', 'REMOVE')(manager);
      await dialog.type('Email address', 'ada@work.example');
      return press(dialog, 'Replace all');
    },
    again: 'Replace all',
  },
  'signing out elsewhere': {
    fail: async (manager) => press(await account('Sign out everywhere else', undefined)(manager), 'Sign out'),
    again: 'Sign out',
  },
  ...Object.fromEntries(
    (['passkey', 'password', 'webauthn-roaming'] as const).map((type): [string, Place] => [
      `the start of ${type}`,
      { fail: enroll(type), again: 'Try again' },
    ]),
  ),
  ...Object.fromEntries(
    (['totp', 'push-notification'] as const).map((type): [string, Place] => [
      `the start of ${type}`,
      { fail: enroll(type), again: 'Try again', except: anotherOne },
    ]),
  ),
  'the start of recovery-code': {
    fail: async (manager) => press(await enroll('recovery-code')(manager), 'Replace'),
    again: 'Try again',
    except: anotherOne,
  },
  'a phone number': {
    fail: async (manager) => {
      const dialog = await enroll('phone')(manager);
      await dialog.type('Phone number', '2025550177');
      return press(dialog, 'Send code');
    },
    again: 'Send code',
    // Said at the field: another number can be entered, or another channel chosen.
    except: { already_enrolled: 'Send code', unsupported_by_backend: 'Send code' },
  },
  'an email address': {
    fail: async (manager) => {
      const dialog = await enroll('email')(manager);
      await dialog.type('Email address', 'grace@example.com');
      return press(dialog, 'Send code');
    },
    again: 'Send code',
    except: { already_enrolled: 'Send code' },
  },
  'a code from an app': {
    starts: true,
    fail: async (manager) => {
      const dialog = await enroll('totp')(manager);
      await dialog.typeCode('123456');
      return press(dialog, 'Verify');
    },
    again: 'Verify',
    except: startAgain,
  },
  'a new password': {
    starts: true,
    fail: async (manager) => {
      const dialog = await enroll('password')(manager);
      await dialog.type('New password', 'Quiet-River-42');
      return press(dialog, 'Save password');
    },
    again: 'Save password',
    except: startAgain,
  },
};

describe('what helps after a failure', () => {
  for (const [name, place] of Object.entries(places)) {
    const { fail, again, out = ['Cancel'], starts = false, except = {}, withoutDialog } = place;
    it(`is the only thing that ${name} offers, whatever the error`, async () => {
      recordConsole('error');
      const failing = new Failing();
      failing.starts = starts;
      const manager = await openManager({ settings: { backend: failing.backend } });
      const offered: Record<string, readonly string[]> = {};
      const expected: Record<string, readonly string[]> = {};
      for (const code of codes.filter((each) => each !== withoutDialog)) {
        failing.code = code;
        const dialog = await fail(manager);
        await eventually(() => expect(dialog.alerts.join(), code).not.to.equal(''));
        const wanted = { again, nothing: undefined, Continue: 'Continue', 'Sign in': 'Sign in' }[helps[code]];
        const help = code in except ? except[code] : wanted;
        expected[code] = help === undefined ? out : [...out, help];
        const inContent = [
          'Can’t scan? Enter key instead',
          'I don’t have an app',
          'Copy key',
          'Open in app',
          'Show',
        ];
        offered[code] = dialog.buttons.filter((button) => !inContent.includes(button));
        await dialog.press(out.at(-1)!);
        await manager.dialogClosed();
        // A channel that a backend has refused is not offered again.
        manager.element.backend = failing.backend;
        await manager.element.updateComplete;
        await manager.loaded();
      }
      expect(offered).to.deep.equal(expected);
    });
  }

  it('is what the list offers when it can’t be loaded', async () => {
    recordConsole('error');
    const offered: Record<string, readonly string[]> = {};
    const expected: Record<string, readonly string[]> = {};
    for (const code of codes) {
      const list = (): Promise<never> => Promise.reject(new AuthMethodsError(code, 'Refused'));
      const manager = await openManager({ settings: { backend: { list } } });
      const help = helps[code];
      const wanted = help === 'again' ? ['Try again'] : help === 'nothing' ? [] : [help];
      expected[code] = code === 'aborted' ? ['Try again'] : wanted;
      await eventually(() => expect(manager.buttons, code).to.deep.equal(expected[code])).catch(
        () => undefined,
      );
      offered[code] = manager.buttons;
      manager.element.remove();
    }
    expect(offered).to.deep.equal(expected);
  });

  it('is never to check what was entered where nothing was', async () => {
    const failing = new Failing();
    failing.code = 'invalid_input';
    const manager = await openManager({ settings: { backend: failing.backend } });
    const unknown = 'Something went wrong. Please try again.';
    for (const name of [
      'a removal',
      'another channel',
      'signing out elsewhere',
      'the removal of all methods',
    ]) {
      const dialog = await places[name]!.fail(manager);
      await eventually(() => expect(dialog.alerts, name).to.deep.equal([unknown]));
      await dialog.press(places[name]!.out?.[0] ?? 'Cancel');
      await manager.dialogClosed();
    }
  });

  for (const [code, button] of [
    ['unauthorized', 'Sign in'],
    ['step_up_required', 'Continue'],
  ] as const) {
    it(`is a sign-in after ${code}: then the removal resumes, and the focus stays on the button`, async () => {
      let isSignedIn = false;
      const asked: string[] = [];
      const memory = memoryBackend({
        methods: [sample('password'), sample('phone')],
        operations: ['remove'],
      });
      const backend: MethodsBackend = {
        ...memory,
        remove: async (id, options) => {
          if (!isSignedIn) throw new AuthMethodsError(code, 'Refused', { stepUp: { maxAge: 60 } });
          await memory.remove?.(id, options);
        },
      };
      const manager = await openManager({ settings: { backend } });
      const dialog = await manager.open('phone', 'Remove');
      const remove = await dialog.button('Remove phone number');
      remove.focus();
      remove.click();
      await dialog.button(button);
      expect(accessibleName(deepActiveElement()!)).to.equal(button);
      manager.element.addEventListener('auth-methods-step-up', (event) => {
        asked.push(event.reason);
        isSignedIn = true;
        event.respondWith(Promise.resolve());
      });
      await dialog.press(button);
      expect(asked).to.deep.equal(['remove']);
      await manager.dialogClosed();
      expect(manager.titles).to.deep.equal(['Password']);
    });
  }

  it('is another method first only where a removal would take the last way in', async () => {
    const failing = new Failing();
    failing.code = 'removal_refused';
    const manager = await openManager({ settings: { backend: failing.backend } });
    const phone = await places['a removal']!.fail(manager);
    await eventually(() => expect(phone.alerts).to.deep.equal(['This can’t be removed right now.']));
    expect(phone.buttons).to.deep.equal(['Keep phone number']);
    await phone.press('Keep phone number');
    await manager.dialogClosed();
    const password = await manager.open('password', 'Remove');
    await password.press('Remove password');
    await eventually(() => expect(password.buttons).to.deep.equal(['Add passkey first', 'Keep password']));
  });

  it('leaves a code that was sent before to be verified when another one can’t be sent', async () => {
    const failing = new Failing();
    failing.starts = true;
    failing.code = 'step_up_required';
    const resendCode = (): Promise<never> => Promise.reject(new AuthMethodsError(failing.code, 'Refused'));
    const manager = await openManager({ settings: { backend: { ...failing.backend, resendCode } } });
    const dialog = await enroll('email')(manager);
    await dialog.type('Email address', 'grace@example.com');
    await dialog.press('Send code');
    await dialog.button('Verify');
    advanceClock(60_000);
    for (const [code, help] of [
      ['step_up_required', ['Continue']],
      ['insufficient_scope', []],
    ] as const) {
      failing.code = code;
      await dialog.press('Send again');
      await eventually(() =>
        expect(dialog.buttons.filter((name) => !/^(Send again|Change address)/.test(name))).to.deep.equal([
          ...help,
          'Cancel',
          'Verify',
        ]),
      );
    }
  });
});
