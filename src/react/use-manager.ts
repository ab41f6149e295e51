import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { defaultBackend } from '../backends/default-backend.js';
import type { AuthMethodsEventMap } from '../events.js';
import { AuthMethodsManager } from '../manager/auth-methods-manager.js';
import { callbacks, properties } from './element-names.js';

/** Props that are properties of the element. */
export type Properties = {
  readonly [Name in (typeof properties)[number]]?: AuthMethodsManager[Name] | undefined;
};

/** Props that are called with the element's events. */
export type Callbacks = {
  readonly [Name in keyof typeof callbacks]?:
    ((event: AuthMethodsEventMap[(typeof callbacks)[Name]]) => void) | undefined;
};

/** React 18 warns of layout effects on a server. */
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Keeps the properties of the element at what the props say, and calls the callbacks that are there now. The element is
 * registered just before, in the same task, so that one which came from a server doesn't begin without them.
 */
export function useManager(values: Properties, given: Callbacks): RefObject<AuthMethodsManager | null> {
  const manager = useRef<AuthMethodsManager>(null);
  const present = useRef<Properties>({});
  const latest = useRef<Callbacks>({});

  useBrowserEffect(() => {
    const listening = new AbortController();
    for (const [name, event] of Object.entries(callbacks)) {
      const call = (fired: Event): void =>
        (latest.current[name as keyof Callbacks] as ((event: Event) => void) | undefined)?.(fired);
      manager.current?.addEventListener(event, call, { signal: listening.signal });
    }
    AuthMethodsManager.defaultBackend ??= defaultBackend;
    AuthMethodsManager.define();
    return () => listening.abort();
  }, []);

  useBrowserEffect(() => {
    latest.current = given;
    for (const name of properties) {
      if (manager.current && values[name] !== present.current[name])
        Reflect.set(manager.current, name, values[name]);
    }
    present.current = values;
  });

  return manager;
}
