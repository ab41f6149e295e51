import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from 'vue';
import { useAuth0 as useReactAuth0 } from '@auth0/auth0-react';
import { createAuth0Client } from '@auth0/auth0-spa-js';
import { useAuth0 as useVueAuth0 } from '@auth0/auth0-vue';
import { useUser } from '@auth0/nextjs-auth0';
import { Auth0Client as FirstVersion } from 'auth0-spa-js-1';
import 'auth-methods-manager/define';
import { connectAuth0SpaJs } from 'auth-methods-manager/auth0-spa-js';
import { domain, options } from './tenant';

/* What a page may pass on by mistake, from the real packages: `?mistake=promise`. */

const manager = document.createElement('auth-methods-manager');
manager.domain = domain;
document.body.append(manager);

/** Past the compiler, which refuses most of these. */
const connect = (given: unknown): unknown => connectAuth0SpaJs(manager, given as never);

/** Calls a hook of React's in a component, and passes on what it returns. */
function fromReact(useHook: () => unknown): void {
  const Caller = () => {
    const given = useHook();
    useEffect(() => void connect(given), []);
    return null;
  };
  createRoot(document.getElementById('app')!).render(<Caller />);
}

const mistakes: Readonly<Record<string, () => unknown>> = {
  nothing: () => connect(undefined),
  promise: () => connect(createAuth0Client(options)),
  'first-version': () => connect(new FirstVersion({ domain: options.domain, client_id: 'demo' })),
  'react-without-provider': () => fromReact(useReactAuth0),
  'vue-without-plugin': () => {
    createApp({ setup: () => void connect(useVueAuth0()), render: () => null }).mount('#app');
  },
  'server-sdk': () => fromReact(useUser),
  configuration: () => connect(options),
};

mistakes[new URLSearchParams(location.search).get('mistake') ?? '']?.();
