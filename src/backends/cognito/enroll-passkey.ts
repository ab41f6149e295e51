import { readCreationOptions } from '../creation-options.js';
import { expectNothing } from './client.js';
import type { Enrollment, Step } from './enrollment.js';
import { membersOf } from './map.js';

export const passkeyEnrollment: Enrollment<'passkey'> = {
  start: newChallenge,
  again: newChallenge,
  complete: async ({ send }, _challenge, { credential }) => {
    expectNothing(await send('CompleteWebAuthnRegistration', { Credential: credential }));
  },
};

async function newChallenge({ send }: Step) {
  const answer = membersOf(await send('StartWebAuthnRegistration'));
  const publicKey = readCreationOptions(answer.credentialcreationoptions);
  return { type: 'passkey' as const, id: '', session: publicKey.challenge, publicKey };
}
