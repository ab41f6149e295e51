import { Secret, TOTP } from 'otpauth';
import { findPart } from './find-part.js';

const period = 30;

/** An authenticator app for visitors without a phone: enter the setup key, and read the current code. */
export function addAuthenticator(): void {
  const key = findPart('setup-key', HTMLInputElement);
  const output = findPart('totp-code', HTMLElement);
  const copy = findPart('copy-totp', HTMLButtonElement);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    clearTimeout(timer);
    const code = codeOf(key.value);
    output.textContent = code ?? (key.value.trim() ? 'That’s not a valid key.' : '');
    copy.hidden = code === undefined;
    const untilNext = period * 1000 - (Date.now() % (period * 1000));
    if (code !== undefined) timer = setTimeout(show, untilNext);
  };

  key.addEventListener('input', show);
  copy.addEventListener('click', () => void navigator.clipboard.writeText(codeOf(key.value) ?? ''));
}

/** The current code; `undefined` if the key is not Base32, or too short for a secret. */
function codeOf(key: string): string | undefined {
  const text = key.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z2-7]{16,}=*$/.test(text)) return undefined;
  return new TOTP({ secret: Secret.fromBase32(text), algorithm: 'SHA1', digits: 6, period }).generate();
}
