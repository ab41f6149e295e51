import { expect } from '@open-wc/testing';
import { connectAuth0SpaJs, type Auth0SpaClient } from '../../../src/backends/my-account/auth0-spa-js.js';
import type { Auth0Mfa } from '../../../src/backends/my-account/auth0-mfa.js';
import { advanceClock } from '../../support/browser/advance-clock.js';
import { deepQueryAll } from '../../support/browser/composed-tree.js';
import { confirmationOpened } from '../../support/browser/confirmation-opened.js';
import type { DialogHarness } from '../../support/browser/dialog-harness.js';
import { eventually, nextFrame } from '../../support/browser/eventually.js';
import { hurryTimers } from '../../support/browser/hurry-timers.js';
import {
  openManager,
  recordApiRequests,
  tokenFor,
  type ApiRequest,
  type ManagerHarness,
} from '../../support/browser/manager-harness.js';
import { startEmulator, type RunningEmulator } from '../../support/browser/start-emulator.js';
import { deferred, type Deferred } from '../../support/deferred.js';

type SilentOptions = Parameters<Auth0SpaClient['getTokenSilently']>[0];
type Step = 'token' | 'list' | 'challenge' | 'verify';

const app = { id: 'totp|a', authenticatorType: 'otp', active: true };
const phone = {
  id: 'sms|p',
  authenticatorType: 'oob',
  oobChannels: ['sms'],
  active: true,
  name: 'XXXXXXXX0143',
};
const mail = {
  id: 'email|m',
  authenticatorType: 'oob',
  oobChannels: ['email'],
  active: true,
  name: 'a***@example.com',
};
const push = { id: 'push|p', authenticatorType: 'oob', oobChannels: ['auth0'], active: true };
const recovery = { id: 'recovery-code|r', authenticatorType: 'recovery-code', active: true };
/** Of types that nobody here knows. */
const unknown = [
  { id: 'webauthn-roaming|k', authenticatorType: 'webauthn-roaming', active: true },
  { authenticatorType: 'otp' },
  null,
];

const oauthError = (error: string, description = error): Error =>
  Object.assign(new Error(description), { error, error_description: description });
const expired = (): Error => oauthError('expired_token', 'mfa_token is expired');
/** What the SDK's worker passes on of a request that got no answer. */
const offline = (): Error => new Error('Failed to fetch');

/** The vendor's client, as far as it is used, for a person of whom each change demands a second step. */
class Client implements Auth0SpaClient {
  readonly asked: Step[] = [];
  /** What each step fails with, in turn. */
  readonly failures: Record<Step, Error[]> = { token: [], list: [], challenge: [], verify: [] };
  /** What each step waits for, in turn. */
  readonly waits: Partial<Record<Step, Deferred<void>[]>> = {};
  factors: readonly unknown[] = [app, phone, recovery];
  isConfirmed = false;
  hasSession = true;
  person = 'auth0|ada';
  popups = 0;
  readonly #emulator: RunningEmulator;
  /** By what the SDK calls `oobCode`. */
  readonly #codes = new Map<string, string>();
  #mfaToken = '';
  #count = 0;

  constructor(emulator: RunningEmulator) {
    this.#emulator = emulator;
  }

  readonly mfa: Auth0Mfa = {
    getAuthenticators: async () => {
      await this.#take('list');
      return this.factors;
    },
    challenge: async () => {
      const oobCode = `oob-${(this.#count += 1)}`;
      this.#codes.set(oobCode, String(100000 + this.#count));
      await this.#take('challenge');
      return { oobCode };
    },
    verify: async ({ mfaToken, otp, oobCode = '', bindingCode, recoveryCode }) => {
      await this.#take('verify');
      if (mfaToken !== this.#mfaToken) throw expired();
      if (bindingCode !== undefined && bindingCode !== this.#codes.get(oobCode))
        throw oauthError('invalid_grant', 'Invalid binding_code.');
      if (otp !== undefined && otp !== '123456') throw oauthError('invalid_grant', 'Invalid otp_code.');
      this.isConfirmed = true;
      this.#mfaToken = 'used';
      return recoveryCode === undefined ? {} : { recovery_code: 'NEWC-ODE1' };
    },
  };

  /** The code in the newest message. */
  get sentCode(): string {
    return [...this.#codes.values()].at(-1) ?? '';
  }

  async getTokenSilently({ authorizationParams: { scope } }: SilentOptions) {
    if (scope.includes('delete:') && !this.isConfirmed) {
      await this.#take('token');
      if (!this.hasSession) return undefined;
      this.#mfaToken = `token-${(this.#count += 1)}`;
      throw Object.assign(oauthError('mfa_required'), { mfa_token: this.#mfaToken });
    }
    const request = { audience: this.#emulator.audience, scopes: scope.split(' ') };
    return { access_token: await tokenFor(this.#emulator, { ...request, reason: 'list', fresh: false }) };
  }

  async getTokenWithPopup(): Promise<void> {
    this.popups += 1;
    this.isConfirmed = true;
  }

  async getUser(): Promise<{ readonly sub: string }> {
    return { sub: this.person };
  }

  createFetcher(): never {
    throw new Error('Only called for tokens that are bound to a key.');
  }

  hold(step: Step): Deferred<void> {
    const held = deferred<void>();
    (this.waits[step] ??= []).push(held);
    return held;
  }

  async #take(step: Step): Promise<void> {
    this.asked.push(step);
    const failure = this.failures[step].shift();
    await this.waits[step]?.shift()?.promise;
    if (failure) throw failure;
  }
}

describe('connectAuth0SpaJs() with the SDK’s mfa, in the dialog', () => {
  let emulator: RunningEmulator;
  let client: Client;
  let manager: ManagerHarness;
  let requests: readonly ApiRequest[];

  before(async () => {
    emulator = await startEmulator({ scenario: 'typical' });
  });

  beforeEach(async () => {
    await emulator.reset();
    client = new Client(emulator);
  });

  const deletions = (): number => requests.filter(({ method }) => method === 'DELETE').length;

  const confirmation = (): Promise<DialogHarness> => confirmationOpened(manager);

  /** Begins to remove the recovery code, for which the person has to confirm that it's them. */
  async function remove(): Promise<void> {
    const settings = { getAccessToken: undefined, audience: 'https://tenant.example/me/' };
    manager = await openManager({ emulator, settings, unloaded: true });
    requests = recordApiRequests(emulator);
    connectAuth0SpaJs(manager.element, client);
    await manager.loaded();
    const dialog = await manager.open('Recovery code', 'Remove');
    await dialog.press('Remove recovery code');
  }

  async function confirm(): Promise<DialogHarness> {
    await remove();
    return confirmation();
  }

  async function expectRemoved(): Promise<void> {
    await manager.dialogClosed();
    await eventually(() => expect(manager.titles).not.to.include('Recovery code'));
    expect(deletions()).to.equal(1);
  }

  async function verify(dialog: DialogHarness, code = '123456'): Promise<void> {
    await dialog.typeCode(code);
    await dialog.press('Verify');
  }

  /** Answers after the second step has expired, and begins again. */
  async function startAgain(dialog: DialogHarness): Promise<void> {
    client.failures.verify.push(expired());
    await verify(dialog);
    await dialog.textWith('This took too long and has expired.');
    await dialog.press('Start again');
  }

  it('counts a right code whose answer comes after the person has asked for another way', async () => {
    const held = client.hold('verify');
    const dialog = await confirm();
    await verify(dialog);
    await dialog.press('Use another way');
    await dialog.press(/^Phone/);
    await dialog.textWith('Enter the code we sent to');
    held.resolve();
    await expectRemoved();
  });

  it('counts an approval whose answer comes after the person has asked for another way', async () => {
    client.factors = [push, app];
    const held = client.hold('verify');
    const dialog = await confirm();
    await dialog.press('Use another way');
    hurryTimers(50);
    await dialog.press('Push notification');
    await eventually(() => client.asked.at(-1) === 'verify');
    await dialog.press('Use another way');
    await dialog.textWith('Choose how to confirm it’s you.');
    held.resolve();
    await expectRemoved();
  });

  it('does nothing with a right answer after the person has cancelled, and does not ask them again', async () => {
    const held = client.hold('verify');
    const dialog = await confirm();
    await verify(dialog);
    await dialog.press('Cancel');
    const removal = await manager.dialogOpened();
    await removal.textWith('To protect your account, this needs a fresh sign-in.');
    held.resolve();
    await eventually(() => client.isConfirmed);
    await nextFrame();
    expect(deletions()).to.equal(0);
    const asked = client.asked.length;
    await removal.press('Continue');
    await expectRemoved();
    expect(client.asked).to.have.length(asked);
    expect(client.popups).to.equal(0);
  });

  it('does nothing more for a person who leaves the new recovery code', async () => {
    client.factors = [recovery];
    const dialog = await confirm();
    await dialog.type('Recovery code', 'OLDC-ODE1');
    await dialog.press('Verify');
    await dialog.textWith('NEWC');
    await dialog.button('Continue');
    await dialog.press('Cancel');
    await eventually(() => expect(dialog.heading).to.equal('Not saved yet'));
    await dialog.press('Leave anyway');
    const removal = await manager.dialogOpened();
    await removal.textWith('To protect your account, this needs a fresh sign-in.');
    expect(deletions()).to.equal(0);
  });

  it('resumes where the person has confirmed in another tab', async () => {
    const dialog = await confirm();
    client.failures.verify.push(expired());
    await verify(dialog);
    client.isConfirmed = true;
    await dialog.press('Start again');
    await expectRemoved();
    expect(client.popups).to.equal(0);
  });

  it('does not resume where somebody else has signed in in another tab', async () => {
    const dialog = await confirm();
    client.failures.verify.push(expired());
    await verify(dialog);
    client.isConfirmed = true;
    client.person = 'auth0|bob';
    await dialog.press('Start again');
    await dialog.textWith('Your session has ended. Sign in again to go on.');
    client.person = 'auth0|ada';
    await dialog.press('Sign in');
    await expectRemoved();
    expect(client.popups).to.equal(1);
  });

  it('begins again by itself when the connection returns', async () => {
    const dialog = await confirm();
    client.failures.token.push(offline());
    await startAgain(dialog);
    await dialog.textWith('There’s no connection to the service right now.');
    expect(dialog.codeInput).to.equal(undefined);
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Try again']);
    dispatchEvent(new Event('online'));
    await verify(dialog);
    await expectRemoved();
  });

  for (const [name, failure] of [
    ['the session has ended', () => oauthError('login_required', 'Login required')],
    ['the refresh token was revoked', () => oauthError('invalid_grant', 'Unknown or invalid refresh token.')],
    ['there is no refresh token', () => oauthError('missing_refresh_token', 'Missing Refresh Token')],
  ] as const) {
    it(`offers to sign in where it begins again and ${name}`, async () => {
      const dialog = await confirm();
      client.failures.token.push(failure());
      await startAgain(dialog);
      await dialog.textWith('Your session has ended. Sign in again to go on.');
      expect(dialog.codeInput).to.equal(undefined);
      expect(dialog.buttons).to.deep.equal(['Cancel', 'Sign in']);
      await eventually(() => deepQueryAll(dialog.element, ':focus').at(-1)?.matches('.primary'));
      await dialog.press('Sign in');
      await expectRemoved();
      expect(client.popups).to.equal(1);
    });
  }

  it('offers to sign in where the SDK has no token, since the session is too old', async () => {
    const dialog = await confirm();
    client.hasSession = false;
    await startAgain(dialog);
    await dialog.textWith('Your session has ended. Sign in again to go on.');
    expect(deletions()).to.equal(0);
  });

  for (const [name, step, failure, text] of [
    ['gets no token for an unknown reason', 'token', oauthError('server_error'), 'Something went wrong.'],
    ['gets no token for a person who was blocked', 'token', oauthError('access_denied'), 'Something went'],
    ['can’t list the factors without a connection', 'list', offline(), 'There’s no connection'],
    ['is refused the list', 'list', oauthError('unauthorized_client'), 'Something went wrong.'],
  ] as const) {
    it(`tries again where it ${name}`, async () => {
      const dialog = await confirm();
      client.failures[step].push(failure);
      await startAgain(dialog);
      await dialog.textWith(text);
      expect(dialog.buttons).to.deep.equal(['Cancel', 'Try again']);
      await dialog.press('Try again');
      await verify(dialog);
      await expectRemoved();
    });
  }

  it('lists the factors in the dialog where the connection was lost at first, and opens no window', async () => {
    client.failures.list.push(new TypeError('NetworkError when attempting to fetch resource.'));
    await remove();
    const dialog = await confirmation();
    expect(client.popups).to.equal(0);
    await verify(dialog);
    await expectRemoved();
  });

  for (const [name, factors] of [
    ['no factor is left', []],
    ['only factors of unknown types are left', unknown],
  ] as const) {
    it(`offers to sign in where ${name}, and does not say that there never was one`, async () => {
      const dialog = await confirm();
      client.factors = factors;
      await startAgain(dialog);
      await dialog.textWith('Sign in again to confirm it’s you.');
      expect(dialog.buttons).to.deep.equal(['Cancel', 'Sign in']);
      await dialog.press('Sign in');
      await expectRemoved();
    });
  }

  it('leads out of a list of nothing but what the person has lost', async () => {
    client.factors = [...unknown, app];
    const dialog = await confirm();
    await dialog.press('Use another way');
    await dialog.textWith('Choose how to confirm it’s you.');
    expect(dialog.buttons).to.deep.equal(['Authenticator app', 'I can’t use any of these', 'Cancel']);
    await dialog.press('I can’t use any of these');
    await dialog.press('Sign in');
    await expectRemoved();
  });

  it('sends again where no message was sent, and takes the code after an answer was lost', async () => {
    client.factors = [phone];
    client.failures.challenge.push(offline());
    client.failures.verify.push(new Error("Timeout when executing 'fetch'"));
    const dialog = await confirm();
    await dialog.press('Send code');
    await dialog.textWith('There’s no connection to the service right now.');
    await dialog.press('Send code');
    await dialog.typeCode(client.sentCode);
    await dialog.press('Verify');
    await dialog.textWith('There’s no connection to the service right now.');
    await dialog.press('Verify');
    await expectRemoved();
  });

  it('begins again where the second step expires before a message is sent', async () => {
    client.factors = [phone];
    client.failures.challenge.push(expired());
    const dialog = await confirm();
    await dialog.press('Send code');
    await dialog.textWith('This took too long and has expired.');
    await dialog.press('Start again');
    await dialog.press('Send code');
    await verify(dialog, client.sentCode);
    await expectRemoved();
  });

  it('takes the code of the newest message, whichever answer comes first', async () => {
    client.factors = [phone, mail];
    const held = client.hold('challenge');
    const dialog = await confirm();
    await dialog.press('Use another way');
    await dialog.press(/^Phone/);
    await dialog.press('Use another way');
    await dialog.press(/^Email/);
    await dialog.textWith('Enter the code we sent to');
    held.resolve();
    await nextFrame();
    await verify(dialog, client.sentCode);
    await expectRemoved();
  });

  it('takes the code that was sent where another one can’t be sent yet', async () => {
    client.factors = [phone];
    const dialog = await confirm();
    await dialog.press('Send code');
    await dialog.button(/^Send again in/);
    const { sentCode } = client;
    client.failures.challenge.push(oauthError('too_many_requests'));
    advanceClock(31_000);
    await dialog.press('Send again');
    await dialog.textWith('That was a lot in a short time.');
    await dialog.button(/^Send again in/);
    await verify(dialog, sentCode);
    await expectRemoved();
  });

  it('is opened again after it was closed in the middle', async () => {
    const held = client.hold('token');
    held.resolve();
    const dialog = await confirm();
    const renewal = client.hold('token');
    await startAgain(dialog);
    await dialog.press('Cancel');
    const removal = await manager.dialogOpened();
    await removal.press('Continue');
    const again = await confirmation();
    renewal.resolve();
    await verify(again);
    await expectRemoved();
  });
});
