import { createSignal, For } from 'solid-js';
import type { AuthMethodsManager, MessageOverrides } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import 'auth-methods-manager/solid';
import { emulator, getAccessToken } from './emulator';

const messages: MessageOverrides = { heading: 'How you sign in' };

export function App() {
  let manager: AuthMethodsManager | undefined;
  const [readonly, setReadonly] = createSignal(false);
  const [log, setLog] = createSignal<readonly string[]>([]);
  const add = (line: string): void => void setLog((lines) => [line, ...lines]);

  return (
    <main>
      <h1>Account settings</h1>
      <p class="controls">
        <label>
          <input
            type="checkbox"
            checked={readonly()}
            onChange={(event) => setReadonly(event.currentTarget.checked)}
          />{' '}
          Read only
        </label>
        <button type="button" onClick={() => void manager?.refresh()}>
          Load again
        </button>
      </p>
      <auth-methods-manager
        ref={manager}
        domain={emulator}
        prop:getAccessToken={getAccessToken}
        messages={messages}
        readonly={readonly()}
        on:auth-methods-loaded={({ methods }) => add(`auth-methods-loaded: ${methods.length} methods`)}
        on:auth-method-before-enroll={({ methodType }) => add(`auth-method-before-enroll: ${methodType}`)}
        on:auth-method-before-remove={({ method }) => add(`auth-method-before-remove: ${method.type}`)}
        on:auth-method-enrolled={({ method }) => add(`auth-method-enrolled: ${method.type}`)}
        on:auth-method-updated={({ method }) => add(`auth-method-updated: ${method.type}`)}
        on:auth-method-removed={({ method }) => add(`auth-method-removed: ${method.type}`)}
        on:auth-methods-step-up={(event) => {
          add(`auth-methods-step-up: to ${event.reason}`);
          event.respondWith(Promise.resolve(confirm('Sign in again?')));
        }}
        on:auth-methods-error={({ error }) => add(`auth-methods-error: ${error.code}`)}
      >
        <p slot="footer">Something you don’t know? Tell us.</p>
      </auth-methods-manager>
      <h2>Events</h2>
      <ol aria-label="Events">
        <For each={log()}>{(line) => <li>{line}</li>}</For>
      </ol>
    </main>
  );
}
