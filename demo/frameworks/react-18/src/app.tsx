import { useRef, useState } from 'react';
import type { MessageOverrides } from 'auth-methods-manager';
import { AuthMethodsManager } from 'auth-methods-manager/react';
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
      <AuthMethodsManager
        ref={manager}
        domain={emulator}
        getAccessToken={getAccessToken}
        messages={messages}
        readonly={readonly}
        onAuthMethodsLoaded={({ methods }) => add(`auth-methods-loaded: ${methods.length} methods`)}
        onAuthMethodBeforeEnroll={({ methodType }) => add(`auth-method-before-enroll: ${methodType}`)}
        onAuthMethodBeforeRemove={({ method }) => add(`auth-method-before-remove: ${method.type}`)}
        onAuthMethodEnrolled={({ method }) => add(`auth-method-enrolled: ${method.type}`)}
        onAuthMethodUpdated={({ method }) => add(`auth-method-updated: ${method.type}`)}
        onAuthMethodRemoved={({ method }) => add(`auth-method-removed: ${method.type}`)}
        onAuthMethodsStepUp={(event) => {
          add(`auth-methods-step-up: to ${event.reason}`);
          event.respondWith(Promise.resolve(confirm('Sign in again?')));
        }}
        onAuthMethodsError={({ error }) => add(`auth-methods-error: ${error.code}`)}
      >
        <p slot="footer">Something you don’t know? Tell us.</p>
      </AuthMethodsManager>
      <h2>Events</h2>
      <ol aria-label="Events">
        {log.map((line, index) => (
          <li key={log.length - index}>{line}</li>
        ))}
      </ol>
    </main>
  );
}
