import { AuthMethodsError } from '../../model/auth-methods-error.js';
import type { EnrollmentChallenge } from '../../model/enrollment.js';
import { asText, invalidResponse } from '../json-value.js';
import type { Enrollment, Step } from './enrollment.js';
import { membersOf, toPerson } from './map.js';
import { accountLabel, otpauthAddress } from './otpauth-address.js';
import { switchOn, verifyOnce } from './proofs.js';

export const totpEnrollment: Enrollment<'totp'> = {
  start: async (step) => {
    if (!step.memory.proofs.get('totp')?.isSure) return newChallenge(step);
    // The person's app has been verified. Only switching it on has failed, so they are not asked for a code again.
    await switchOn(step, 'totp');
    return { result: {} };
  },
  again: newChallenge,
  complete: async (step, challenge, proof) => {
    const code = proof.code.replace(/\s/g, '');
    // The service refuses anything else as an invalid parameter, which is ambiguous.
    if (!/^\d{6}$/.test(code)) throw new AuthMethodsError('invalid_code', 'A code has six digits');
    await verifyOnce(step, 'totp', challenge.session, async () => {
      const { status } = membersOf(await step.send('VerifySoftwareToken', { UserCode: code }, [code]));
      if (status === 'ERROR')
        throw new AuthMethodsError('invalid_code', 'VerifySoftwareToken answered with the status "ERROR"');
      if (status !== 'SUCCESS') throw invalidResponse('VerifySoftwareToken: "Status" is not known');
    });
    await switchOn(step, 'totp');
  },
};

/** Requests a new secret. It replaces the previous one when its code is verified. */
async function newChallenge({ send, memory, issuer, label }: Step): Promise<EnrollmentChallenge['totp']> {
  const known = label ?? (memory.person && accountLabel(memory.person));
  const [answer, name] = await Promise.all([
    send('AssociateSoftwareToken'),
    known ?? send('GetUser').then((user) => accountLabel(toPerson(user))),
  ]);
  const secret = asText(membersOf(answer).secretcode).replace(/=+$/, '');
  if (!/^[a-z2-7]+$/i.test(secret))
    throw invalidResponse('AssociateSoftwareToken: "SecretCode" is not Base32');
  memory.proofs.delete('totp');
  return {
    type: 'totp',
    id: '',
    session: memory.newSession(),
    barcodeUri: otpauthAddress(secret, issuer, name),
    manualInputCode: secret,
  };
}
