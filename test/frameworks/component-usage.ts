/** What must compile, and must not, with the component of `auth-methods-manager/react`, in React 18 and in React 19. */
export const componentUsage = `import { useRef } from 'react';
import type {
  AuthMethodsErrorEvent,
  AuthMethodsEventMap,
  AuthMethodsManager as ManagerElement,
} from 'auth-methods-manager';
import { AuthMethodsManager, type AuthMethodsManagerComponentProps } from 'auth-methods-manager/react';
import type { LitElement } from 'lit';

type Nothing<Missing extends never> = Missing;
type Callback<Event extends string> = Event extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${Callback<Rest>}\`
  : Capitalize<Event>;
export type Events = Nothing<
  Exclude<\`on\${Callback<keyof AuthMethodsEventMap>}\`, keyof AuthMethodsManagerComponentProps>
>;
type Methods = 'refresh' | 'enrollMethod' | 'removeMethod' | 'render';
export type Properties = Nothing<
  Exclude<keyof ManagerElement, keyof LitElement | Methods | keyof AuthMethodsManagerComponentProps>
>;

const onError = (event: AuthMethodsErrorEvent): void => console.log(event.error.code);

export function Right() {
  const manager = useRef<AuthMethodsManager>(null);
  const element = (): ManagerElement | null => manager.current;
  return (
    <AuthMethodsManager
      key="manager"
      ref={manager}
      className="wide"
      lang="de"
      nonce="abc"
      inlineStyle
      noScriptText="Needs JavaScript."
      domain="login.example.com"
      types={['passkey', 'totp']}
      headingLevel={3}
      getAccessToken={({ scopes, audience }) => scopes.join(' ') + audience}
      onAuthMethodsError={onError}
      onAuthMethodBeforeRemove={(event) => event.waitUntil(Promise.resolve(event.method.id !== ''))}
      onClick={(event) => console.log(event.currentTarget.domain, element())}
    >
      <p slot="footer">Help</p>
    </AuthMethodsManager>
  );
}

export const wrong = [
  // @ts-expect-error A domain is a text.
  <AuthMethodsManager domain={1} />,
  // @ts-expect-error There is no such property.
  <AuthMethodsManager readOnly />,
  // @ts-expect-error Types are a string, or a list of strings.
  <AuthMethodsManager types={7} />,
  // @ts-expect-error This is another event.
  <AuthMethodsManager onAuthMethodsLoaded={onError} />,
  // @ts-expect-error There is no such event.
  <AuthMethodsManager onAuthMethodsLodaed={() => {}} />,
  // @ts-expect-error A token is a text.
  <AuthMethodsManager getAccessToken={() => 1} />,
];
`;
