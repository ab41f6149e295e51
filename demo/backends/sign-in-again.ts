/** Signs in again at the host's own server. Resolves to whether the password is right. */
export async function signInAgain(password: string): Promise<boolean> {
  const response = await fetch('/host/session', { method: 'POST', body: JSON.stringify({ password }) });
  if (response.ok || response.status === 401) return response.ok;
  throw new Error(`/host/session answered ${response.status}.`);
}
