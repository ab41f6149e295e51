import { useRef, useState } from 'react';
import type { AuthMethodsManager, MessageOverrides } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import 'auth-methods-manager/react';
import { emulator, getAccessToken } from './emulator';

// Outside the component, so that it is the same object on every render.
const messages: MessageOverrides = { heading: 'How you sign in' };

export function App() {
  const manager = useRef<AuthMethodsManager>(null);
  const [readonly, setReadonly] = useState(false);
  const [log, setLog] = useState<readonly string[]>([]);
  const add = (line: string): void => setLog((lines) => [line, ...lines]);

  return (
    <main>
      <h1>Account settings</h1>
      <p className="controls">
        <label>
          <input type="checkbox" checked={readonly} onChange={(event) => setReadonly(event.target.checked)} />{' '}
          Read only
        </label>
        <button type="button" onClick={() => void manager.current?.refresh()}>
          Load again
        </button>
      </p>
      <auth-methods-manager
        ref={manager}
        domain={emulator}
        getAccessToken={getAccessToken}
        messages={messages}
        readonly={readonly}
        onauth-methods-loaded={({ methods }) => add(`auth-methods-loaded: ${methods.length} methods`)}
        onauth-method-before-enroll={({ methodType }) => add(`auth-method-before-enroll: ${methodType}`)}
        onauth-method-before-remove={({ method }) => add(`auth-method-before-remove: ${method.type}`)}
        onauth-method-enrolled={({ method }) => add(`auth-method-enrolled: ${method.type}`)}
        onauth-method-updated={({ method }) => add(`auth-method-updated: ${method.type}`)}
        onauth-method-removed={({ method }) => add(`auth-method-removed: ${method.type}`)}
        onauth-methods-step-up={(event) => {
          add(`auth-methods-step-up: to ${event.reason}`);
          event.respondWith(Promise.resolve(confirm('Sign in again?')));
        }}
        onauth-methods-error={({ error }) => add(`auth-methods-error: ${error.code}`)}
      >
        <p slot="footer">Something you don’t know? Tell us.</p>
      </auth-methods-manager>
      <h2>Events</h2>
      <ol aria-label="Events">
        {log.map((line, index) => (
          <li key={log.length - index}>{line}</li>
        ))}
      </ol>
    </main>
  );
}
