import { TOTP } from 'otpauth';
import { myAccountBackend } from '../../../src/backends/my-account/index.js';
import { AuthMethodsError } from '../../../src/model/auth-methods-error.js';
import type { EnrollableType, EnrollmentInput, EnrollmentProof } from '../../../src/model/enrollment.js';
import { EnrollmentFlow } from '../../../src/store/enrollment-flow.js';
import { renameMethod, setPhoneChannel } from '../../../src/store/method-changes.js';
import { removeMethod } from '../../../src/store/method-removal.js';
import { MethodsStore } from '../../../src/store/methods-store.js';
import type { ApiOperation } from './failure.js';
import type { HostileCell } from './hostile-cell.js';

/** Something that a person does, and the request in it that fails. */
export interface Attempt {
  readonly name: string;
  readonly operation: ApiOperation;
  /** How many requests of the operation come before. Default: 0. */
  readonly after?: number;
  /** Resolves to nothing when it is done. */
  readonly run: (world: World) => Promise<AuthMethodsError | undefined>;
}

/** A store on the real backend, and the account behind it. */
export interface World {
  readonly cell: HostileCell;
  readonly store: MethodsStore;
  /** The errors that were reported to the host. */
  readonly reported: readonly AuthMethodsError[];
  /** Aborts what is under way, as a closed dialog does. */
  readonly signal: AbortSignal;
}

export function worldOf(cell: HostileCell, signal: AbortSignal): World {
  const reported: AuthMethodsError[] = [];
  const backend = myAccountBackend({ apiBase: cell.apiBase, audience: 'audience', accessToken: 'token' });
  const store = new MethodsStore(backend, {
    requestStepUp: () => Promise.resolve(false),
    report: (error) => void reported.push(error),
    reportProblem: () => undefined,
    loaded: () => undefined,
  });
  return { cell, store, reported, signal };
}

const load = async ({ store }: World): Promise<AuthMethodsError | undefined> => {
  await store.load();
  return store.state.status === 'failed' ? store.state.error : undefined;
};

const inputs: EnrollmentInput = {
  totp: {},
  'push-notification': {},
  phone: { phoneNumber: '+12025550177', channel: 'sms' },
  email: { email: 'grace@example.com' },
  'recovery-code': {},
  password: {},
  passkey: {},
  'webauthn-roaming': {},
};

/** An attestation that no server accepts. */
const credential: EnrollmentProof['passkey']['credential'] = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: {
    attestationObject: 'AAAA',
    authenticatorData: 'AAAA',
    clientDataJSON: 'AAAA',
    publicKeyAlgorithm: -7,
    transports: [],
  },
  clientExtensionResults: {},
};

async function proofOf<T extends EnrollableType>(
  { cell }: World,
  { state }: EnrollmentFlow<T>,
): Promise<EnrollmentProof[T]> {
  const challenge = 'challenge' in state ? state.challenge : undefined;
  if (challenge?.type === 'push-notification') await cell.approvePush();
  const { codes } = await cell.record();
  const secret =
    challenge && 'barcodeUri' in challenge ? new URL(challenge.barcodeUri).searchParams.get('secret') : '';
  const code = secret ? new TOTP({ secret }).generate() : (codes.at(-1) ?? '000000');
  return { code, newPassword: 'Harbour-Lantern-42', credential } as unknown as EnrollmentProof[T];
}

function enrollment(type: EnrollableType, operation: 'create' | 'verify'): Attempt {
  return {
    name: `${operation} ${type}`,
    operation,
    run: async (world) => {
      await world.store.load();
      const flow = new EnrollmentFlow(type, world.store);
      world.signal.addEventListener('abort', () => flow.dispose());
      await flow.start(inputs[type]);
      if (operation === 'verify' && flow.state.phase === 'challenged') {
        await flow.verify((await proofOf(world, flow)) as never);
      }
      const { state } = flow;
      if ('error' in state && state.error) return state.error;
      const isOver = operation === 'create' ? state.phase === 'challenged' : state.phase === 'done';
      return isOver || world.signal.aborted
        ? undefined
        : new AuthMethodsError('unknown', `ended as ${state.phase}`);
    },
  };
}

function change(
  name: string,
  operation: 'update' | 'remove',
  make: (world: World) => Promise<unknown>,
): Attempt {
  return {
    name,
    operation,
    run: async (world) => {
      await world.store.load();
      return make(world).then(
        () => undefined,
        (error: unknown) => error as AuthMethodsError,
      );
    },
  };
}

/** The method that is changed: the account's one phone. */
export const changedId = 'phone|dev_Hj6KlZ0xCvB7nM3q';

const phone = ({ store }: World) => store.methods.find(({ id }) => id === changedId)!;

export const attempts: readonly Attempt[] = [
  { name: 'list', operation: 'list', run: load },
  {
    name: 'reload',
    operation: 'list',
    after: 1,
    run: async (world) => {
      await load(world);
      return load(world);
    },
  },
  { name: 'factors', operation: 'factors', run: load },
  ...(['totp', 'push-notification', 'phone', 'recovery-code', 'password', 'passkey'] as const).flatMap(
    (type) => [enrollment(type, 'create'), enrollment(type, 'verify')],
  ),
  change('rename', 'update', (world) => renameMethod(world.store, phone(world), 'Ship', world)),
  change('channel', 'update', (world) => setPhoneChannel(world.store, phone(world), 'voice', world)),
  change('remove', 'remove', (world) => removeMethod(world.store, phone(world), world)),
];
