/** The emulator's host and port, from the page's URL: `?emulator=localhost:4400`. */
const emulator = new URLSearchParams(location.search).get('emulator') ?? 'localhost:4400';

/** Gets a token for the one person in the emulator. A real page asks its sign-in library instead. */
async function getAccessToken({ audience, scopes, stepUp }) {
  const response = await fetch(`http://${emulator}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'demo',
      username: 'ada@example.com',
      password: 'Correct-Horse-9',
      audience,
      scope: scopes.join(' '),
      ...(stepUp?.acrValues && { acr_values: stepUp.acrValues }),
      ...(stepUp?.maxAge !== undefined && { max_age: String(stepUp.maxAge) }),
    }),
  });
  if (!response.ok) throw new Error(`The emulator answered ${response.status} when asked for a token.`);
  const { access_token: token } = await response.json();
  return token;
}

const manager = document.querySelector('auth-methods-manager');
manager.domain = emulator;
manager.getAccessToken = getAccessToken;
manager.messages = { heading: 'How you sign in' };

function log(name, summary) {
  manager.addEventListener(name, (event) => {
    const line = document.createElement('li');
    line.textContent = `${name}: ${summary(event)}`;
    document.querySelector('#log').prepend(line);
  });
}

log('auth-methods-loaded', ({ methods }) => `${methods.length} methods`);
log('auth-method-before-enroll', ({ methodType }) => methodType);
log('auth-method-before-remove', ({ method }) => method.type);
log('auth-method-enrolled', ({ method }) => method.type);
log('auth-method-updated', ({ method }) => method.type);
log('auth-method-removed', ({ method }) => method.type);
log('auth-methods-step-up', ({ reason }) => `to ${reason}`);
log('auth-methods-error', ({ error }) => error.code);

manager.addEventListener('auth-methods-step-up', (event) => {
  event.respondWith(Promise.resolve(confirm('Sign in again?')));
});

const readonly = document.querySelector('#readonly');
readonly.addEventListener('change', () => {
  manager.readonly = readonly.checked;
});
document.querySelector('#refresh').addEventListener('click', () => manager.refresh());
