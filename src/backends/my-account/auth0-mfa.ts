import type {
  Confirmation,
  ConfirmationErrorCode,
  ConfirmationMethod,
  ConfirmationResult,
} from '../../model/confirmation.js';
import { asList, asObject, asText } from '../json-value.js';
import { signInCodes } from '../oauth-error.js';
import { oauthErrorOf } from './sign-in-failures.js';

interface ChallengeParameters {
  readonly mfaToken: string;
  readonly challengeType: 'oob';
  readonly authenticatorId: string;
}

interface VerifyParameters {
  readonly mfaToken: string;
  readonly otp?: string;
  readonly oobCode?: string;
  readonly bindingCode?: string;
  readonly recoveryCode?: string;
}

/** The members of the SDK's `mfa` that are used. */
export interface Auth0Mfa {
  getAuthenticators(mfaToken: string): Promise<readonly unknown[]>;
  challenge(parameters: ChallengeParameters): Promise<{ readonly oobCode?: string }>;
  verify(parameters: VerifyParameters): Promise<unknown>;
}

/** A confirmation whose `signIn` is set once it is known for what the person signs in. */
export type OpenConfirmation = Confirmation & { signIn: (() => Promise<unknown>) | undefined };

/** For a person without a second step, whom only a new sign-in confirms: the dialog offers nothing else. */
export function confirmationWithoutMethods(): OpenConfirmation {
  return {
    signIn: undefined,
    methods: () => Promise.resolve([]),
    verify: () => Promise.reject<ConfirmationResult>(new Error('There is no second step')),
  };
}

/** What browsers, and the SDK, say of a request that got no answer. Its worker passes on nothing but this text. */
const lostConnection = /failed to fetch|load failed|networkerror|^timeout\b/i;

/** Best first. */
const order: readonly ConfirmationMethod['answer'][] = ['code', 'approval', 'sent-code', 'text'];

/** The `mfa_token` of an error that asks for a second step; empty for any other. */
export function mfaTokenOf(thrown: unknown): string {
  // Not with asObject(), which reads no member of an error's class.
  return asText((Object(thrown) as Record<string, unknown>)['mfa_token']);
}

/** Asks for another `mfa_token`, since each expires. Resolves to none where no second step is asked for any more. */
export type RenewMfaToken = () => Promise<string | undefined>;

/**
 * Begins to confirm with the SDK's `mfa`. Resolves to `undefined` where that is not possible: the application has no
 * grant for it, or the person no factor that can be used. What may pass, such as a lost connection, ends up in the dialog.
 */
export async function beginConfirmation(
  mfa: Auth0Mfa,
  mfaToken: string,
  renew: RenewMfaToken,
): Promise<MfaConfirmation | undefined> {
  try {
    const methods = readMethods(await mfa.getAuthenticators(mfaToken));
    return methods.length > 0 ? new MfaConfirmation(mfa, { mfaToken, methods }, renew) : undefined;
  } catch (thrown) {
    const mayPass = ['network', 'rate_limited'].includes(codeOf(thrown));
    return mayPass ? new MfaConfirmation(mfa, { mfaToken }, renew) : undefined;
  }
}

/** Confirms with the SDK's `mfa`, which then has the token in its cache. Its own tokens and codes stay in here. */
export class MfaConfirmation implements OpenConfirmation {
  signIn: (() => Promise<unknown>) | undefined;
  readonly #mfa: Auth0Mfa;
  readonly #renew: RenewMfaToken;
  #mfaToken: string;
  /** What was listed before anybody asked. */
  #listed: readonly ConfirmationMethod[] | undefined;
  /** Of what was sent last, which is what the person answers. */
  #oobCode: Promise<string> = Promise.resolve('');

  constructor(
    mfa: Auth0Mfa,
    begun: { readonly mfaToken: string; readonly methods?: readonly ConfirmationMethod[] },
    renew: RenewMfaToken,
  ) {
    this.#mfa = mfa;
    this.#mfaToken = begun.mfaToken;
    this.#listed = begun.methods;
    this.#renew = renew;
  }

  async methods(): Promise<readonly ConfirmationMethod[] | 'confirmed'> {
    const listed = this.#listed;
    this.#listed = undefined;
    if (listed) return listed;
    const mfaToken = await failingWithCode(this.#renew, renewalCodeOf);
    if (!mfaToken) return 'confirmed';
    this.#mfaToken = mfaToken;
    return failingWithCode(async () => readMethods(await this.#mfa.getAuthenticators(mfaToken)));
  }

  async challenge({ id }: ConfirmationMethod): Promise<void> {
    const before = this.#oobCode;
    const sent = failingWithCode(async () => {
      const { oobCode = '' } = await this.#mfa.challenge({
        mfaToken: this.#mfaToken,
        challengeType: 'oob',
        authenticatorId: id,
      });
      return oobCode;
    });
    // An answer that is late does not take the place of a newer one; what can't be sent again leaves what was sent.
    this.#oobCode = sent.catch(() => before);
    await sent;
  }

  async verify({ answer }: ConfirmationMethod, code = ''): Promise<ConfirmationResult> {
    const oobCode = await this.#oobCode;
    const proof = {
      code: { otp: code },
      'sent-code': { oobCode, bindingCode: code },
      approval: { oobCode },
      text: { recoveryCode: code },
    }[answer];
    return failingWithCode(async () => {
      const given = await this.#mfa.verify({ mfaToken: this.#mfaToken, ...proof });
      const recoveryCode = asText(asObject(given)['recovery_code']);
      return recoveryCode ? { recoveryCodes: [recoveryCode] } : {};
    });
  }
}

/** What the SDK lists, as far as it can be used here. A phone that takes texts and calls is one way. */
function readMethods(given: unknown): readonly ConfirmationMethod[] {
  const methods = asList(given).flatMap((each) => readMethod(asObject(each)));
  return methods
    .filter(
      ({ type, destination }, at) =>
        type !== 'phone' ||
        methods.findIndex((other) => other.type === type && other.destination === destination) === at,
    )
    .sort((one, other) => order.indexOf(one.answer) - order.indexOf(other.answer));
}

function readMethod(given: Record<string, unknown>): readonly ConfirmationMethod[] {
  const id = asText(given['id']);
  if (!id || given['active'] === false) return [];
  const name = asText(given['name']);
  const channel = asText(asList(given['oobChannels'])[0]) || id.split('|')[0];
  const named = name ? { id, destination: name } : { id };
  switch (asText(given['authenticatorType'])) {
    case 'otp':
      return [{ ...named, type: 'totp', answer: 'code' }];
    case 'recovery-code':
      return [{ id, type: 'recovery-code', answer: 'text' }];
    case 'oob':
      if (channel === 'sms' || channel === 'voice') return [{ ...named, type: 'phone', answer: 'sent-code' }];
      if (channel === 'email') return [{ ...named, type: 'email', answer: 'sent-code' }];
      if (channel === 'auth0' || channel === 'push')
        return [{ ...named, type: 'push-notification', answer: 'approval' }];
      return [];
    default:
      return [];
  }
}

type FailureCode = ConfirmationErrorCode | 'unknown';

/** Rejects with a code and nothing else of the SDK's error. */
async function failingWithCode<T>(
  request: () => Promise<T>,
  readCode: (thrown: unknown) => FailureCode = codeOf,
): Promise<T> {
  try {
    return await request();
  } catch (thrown) {
    throw Object.assign(new Error('The second step failed'), { code: readCode(thrown) });
  }
}

/** In a token request, the same codes are about the session: no code was entered, and nobody has declined. */
function renewalCodeOf(thrown: unknown): FailureCode {
  if (signInCodes.test(oauthErrorOf(thrown).code)) return 'login_required';
  const code = codeOf(thrown);
  return code === 'network' || code === 'rate_limited' ? code : 'unknown';
}

function codeOf(thrown: unknown): FailureCode {
  const { code, description } = oauthErrorOf(thrown);
  switch (code) {
    case 'invalid_grant':
      return /mfa_token|oob_code/.test(description) ? 'expired' : 'invalid_code';
    case 'expired_token':
    case 'invalid_token':
    case 'mfa_context_not_found':
      return 'expired';
    case 'access_denied':
      return 'refused';
    case 'authorization_pending':
    case 'slow_down':
      return 'authorization_pending';
    case 'too_many_attempts':
      return 'too_many_attempts';
    case 'too_many_requests':
      return 'rate_limited';
    case 'timeout':
      return 'network';
    default:
      return thrown instanceof TypeError || lostConnection.test(description) ? 'network' : 'unknown';
  }
}
