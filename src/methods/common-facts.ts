/** How far a clock may be ahead of another. Milliseconds. */
const clockDifference = 86_400_000;

/** Whether a backend's date can be shown: nothing was added or used in the far future. */
export function isDate(iso: string | undefined): iso is string {
  return typeof iso === 'string' && Date.parse(iso) < Date.now() + clockDifference;
}

/** "a•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}
