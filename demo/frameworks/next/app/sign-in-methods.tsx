'use client';

import { useRef, useState } from 'react';
import { AuthMethodsManager, type AuthMethodsManagerComponentProps } from 'auth-methods-manager/react';
import { getAccessToken } from './emulator';

type Props = Pick<AuthMethodsManagerComponentProps, 'lang' | 'nonce' | 'noScriptText' | 'domain'>;

export function SignInMethods(props: Props) {
  const manager = useRef<AuthMethodsManager>(null);
  const [readonly, setReadonly] = useState(false);
  const [log, setLog] = useState<readonly string[]>([]);
  const add = (line: string): void => setLog((lines) => [line, ...lines]);

  return (
    <>
      <p className="controls">
        <label>
          <input type="checkbox" checked={readonly} onChange={(event) => setReadonly(event.target.checked)} />{' '}
          Nur lesen
        </label>
        <button type="button" onClick={() => void manager.current?.refresh()}>
          Neu laden
        </button>
      </p>
      <AuthMethodsManager
        {...props}
        ref={manager}
        getAccessToken={getAccessToken}
        readonly={readonly}
        onAuthMethodsLoaded={({ methods }) => add(`auth-methods-loaded: ${methods.length} methods`)}
        onAuthMethodRemoved={({ method }) => add(`auth-method-removed: ${method.type}`)}
        onAuthMethodsError={({ error }) => add(`auth-methods-error: ${error.code}`)}
      >
        <p slot="footer">Fragen? Schreiben Sie uns.</p>
      </AuthMethodsManager>
      <h2>Ereignisse</h2>
      <ol aria-label="Ereignisse">
        {log.map((line, index) => (
          <li key={log.length - index}>{line}</li>
        ))}
      </ol>
    </>
  );
}
