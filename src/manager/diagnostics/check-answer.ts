import type { AuthMethodsError } from '../../model/auth-methods-error.js';
import { bad, good, type Finding } from './finding.js';

/** The error of the load knows best, but for the one that browsers don't explain: no answer. */
export async function checkAnswer(error: AuthMethodsError | undefined, count: number): Promise<Finding> {
  if (!error) return good('answer', `${count} methods`);
  if (error.code !== 'network') {
    return bad('answer', `${error.code}: ${error.message}`, 'See docs/events.md under this code.');
  }
  const [address = location.origin] = /https?:\/\/\S+(?=: )/.exec(error.message) ?? [];
  return explainSilence(address);
}

/** Asks once more, without a token, for an answer that nobody reads: what comes of that tells why there was none. */
async function explainSilence(address: string): Promise<Finding> {
  const { origin } = new URL(address);
  let blocked = false;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    blocked ||= effectiveDirective === 'connect-src' && blockedURI.startsWith(origin);
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const answers = await fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(
    () => true,
    () => false,
  );
  // The page hears of a violation in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  document.removeEventListener('securitypolicyviolation', onViolation);
  if (blocked) {
    return bad(
      'policy',
      `connect-src does not allow ${origin}`,
      `Add it to the page’s policy: AuthMethodsManager.contentSecurityPolicy({ api: '${origin}' }) returns it.`,
    );
  }
  if (answers) {
    return bad(
      'CORS',
      `${origin} answers, but not so that this page may read it`,
      `Allow the origin ${location.origin} for the application (allowed origins, cross-origin authentication).`,
    );
  }
  return bad(
    'network',
    `nothing answers at ${origin}`,
    'Correct `domain` or `apiBase`, unless you are offline.',
  );
}
