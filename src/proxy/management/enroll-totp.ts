import { textMember } from '../json.js';
import { loadPeer } from '../report.js';
import { checkCode } from './enroll-address.js';
import type { EnrollmentKind } from './enrollment-kind.js';
import { readNameOnly } from './method-bodies.js';

/** Bytes: https://www.rfc-editor.org/rfc/rfc4226#section-4, requirement 6. */
const secretLength = 20;

const loadOtpauth = () => loadPeer('otpauth', () => import('otpauth'));

/** An authenticator app. Its secret is made here, and stays sealed until a code has proved that the app has it. */
export const totpEnrollment: EnrollmentKind = {
  proof: 'otp_code',
  checkForm: checkCode,
  async start(body, { settings, session }) {
    const name = readNameOnly(body);
    const { Secret, TOTP } = await loadOtpauth();
    const secret = new Secret({ buffer: crypto.getRandomValues(new Uint8Array(secretLength)).buffer });
    const label = session.accountName ?? session.userId;
    const address = new TOTP({ issuer: settings.issuer, label, secret }).toString();
    return {
      state: { secret: secret.base32, ...name },
      challenge: { barcode_uri: address, manual_input_code: secret.base32 },
    };
  },
  async verify(state, proof) {
    const { Secret, TOTP } = await loadOtpauth();
    const secret = textMember(state, 'secret') ?? '';
    // RFC 6238, section 5.2: one step of tolerance either way.
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    if (totp.validate({ token: String(proof), window: 1 }) === null) return undefined;
    const name = textMember(state, 'name');
    return { type: 'totp', totp_secret: secret, ...(name !== undefined && { name }) };
  },
};
