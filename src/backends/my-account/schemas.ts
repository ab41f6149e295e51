/**
 * What the answer to a change cannot do without. All else may be missing, `null` or of a kind not known yet: it
 * is read member by member where it is mapped, and so is the list, whose every item may fail without the others
 * and whose download has no room for a schema library (docs/decisions/0002-list-without-schema-library.md).
 *
 * Two kinds of schema on purpose. `z.optional` and `z.array` together would cost the page 0.8 kB, `z.catch`
 * 3.5 kB.
 */
import * as z from 'zod/mini';

const text = z.string();

export const wireMethod = z.looseObject({ id: text, type: text });

export const wireChallenge = z.looseObject({ auth_session: text });
export const wireBarcode = z.looseObject({ barcode_uri: text });
export const wireRecoveryCode = z.looseObject({ recovery_code: text });
export const wirePasskeyChallenge = z.looseObject({
  authn_params_public_key: z.looseObject({ challenge: text, user: z.looseObject({ id: text }) }),
});

export type WireChallenge = z.infer<typeof wireChallenge>;
