/**
 * What an answer of the My Account API cannot do without. All else may be missing, `null` or of a kind not
 * known yet: it is read member by member where it is mapped.
 *
 * Two kinds of schema on purpose. `z.optional` and `z.array` together would cost the page 0.8 kB, `z.catch`
 * 3.5 kB.
 */
import * as z from 'zod/mini';

const text = z.string();

export const wireMethod = z.looseObject({ id: text });
export const wirePhone = z.looseObject({ phone_number: text });
export const wireEmail = z.looseObject({ email: text });

export const wireChallenge = z.looseObject({ auth_session: text });
export const wireBarcode = z.looseObject({ barcode_uri: text });
export const wireRecoveryCode = z.looseObject({ recovery_code: text });
export const wirePasskeyChallenge = z.looseObject({
  authn_params_public_key: z.looseObject({ challenge: text, user: z.looseObject({ id: text }) }),
});

export type WireMethod = z.infer<typeof wireMethod>;
export type WireChallenge = z.infer<typeof wireChallenge>;
