import {
  createElement,
  forwardRef,
  useImperativeHandle,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import type { AuthMethodsManager as Manager } from '../manager/auth-methods-manager.js';
import type { FrameOptions } from '../server/render-frame.js';
import { callbacks, properties } from './element-names.js';
import { useManager, type Callbacks, type Properties } from './use-manager.js';

/** tools/manifest/framework-types.ts writes the types that hosts see. */
export type ComponentProps = HTMLAttributes<Manager> &
  Properties &
  Callbacks &
  Pick<FrameOptions, 'inlineStyle' | 'noScriptText'>;

const propertyNames: ReadonlySet<string> = new Set(properties);
const callbackNames: ReadonlySet<string> = new Set(Object.keys(callbacks));

function pick<T>(props: Readonly<Record<string, unknown>>, isWanted: (name: string) => boolean): T {
  return Object.fromEntries(Object.entries(props).filter(([name]) => isWanted(name))) as T;
}

/**
 * What React 18 and newer both write as the attributes of an element whose name has a hyphen: React 18 knows neither
 * `className` nor attributes without a value there.
 */
function attributesOf({ className, ...others }: HTMLAttributes<Manager>): HTMLAttributes<Manager> {
  const given = {
    ...others,
    class: className,
    hidden: others.hidden ? 'hidden' : undefined,
    inert: others.inert ? 'inert' : undefined,
  };
  return pick(given, (name) => given[name as keyof typeof given] !== undefined);
}

/**
 * Makes the component. On a server it renders a frame, if it is given one: a declarative shadow root, which is no child
 * any more when React hydrates the element.
 */
export function createComponent(
  renderFrame?: (options: FrameOptions) => string,
): ForwardRefExoticComponent<ComponentProps & RefAttributes<Manager>> {
  return forwardRef<Manager, ComponentProps>(function AuthMethodsManager(
    { children, nonce, inlineStyle, noScriptText, ...props },
    ref,
  ) {
    const values = pick<Properties>(props, (name) => propertyNames.has(name));
    const others = pick<HTMLAttributes<Manager>>(
      props,
      (name) => !propertyNames.has(name) && !callbackNames.has(name),
    );
    const manager = useManager(values, props);
    useImperativeHandle(ref, () => manager.current as Manager, [manager]);
    const frame =
      renderFrame && typeof document === 'undefined'
        ? renderFrame({ ...values, lang: others.lang, nonce, inlineStyle, noScriptText })
        : undefined;
    return createElement(
      'auth-methods-manager',
      { ...attributesOf(others), ref: manager },
      frame && createElement('template', shadowRoot(frame)),
      children,
    );
  });
}

const shadowRoot = (html: string): object => ({
  shadowrootmode: 'open',
  dangerouslySetInnerHTML: { __html: html },
});
