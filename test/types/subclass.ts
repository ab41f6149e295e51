import { AuthMethodsManager } from '../../src/index.js';
import type {} from '../../src/define.js';

/* Compiled, never run: a host's element made of ours, and what its tag means to the DOM's types. */

export class HarbourSecurity extends AuthMethodsManager {
  static override readonly tag = 'harbour-security';
}

declare global {
  interface HTMLElementTagNameMap {
    'harbour-security': HarbourSecurity;
  }
}

export function useBoth(): void {
  HarbourSecurity.define();
  const own: HarbourSecurity = document.createElement('harbour-security');
  const tag: 'harbour-security' = HarbourSecurity.tag;
  const inherited: string = AuthMethodsManager.tag;
  own.addEventListener('auth-methods-loaded', ({ methods }) => console.log(methods.length, tag, inherited));
  const first: AuthMethodsManager | null = document.querySelector('auth-methods-manager');
  // @ts-expect-error -- the name of a class stays what it is
  AuthMethodsManager.tag = 'another';
  own.methodIcon = (method) => (method.type === 'passkey' ? new Image() : undefined);
  // @ts-expect-error -- an icon is a node, not markup
  own.methodIcon = () => '<svg></svg>';
  // @ts-expect-error -- a domain is a text
  if (first) first.domain = 1;
}

// @ts-expect-error -- a tag is a text
export class WithoutTag extends AuthMethodsManager {
  static override readonly tag = 1;
}
