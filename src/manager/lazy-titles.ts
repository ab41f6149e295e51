import type { ReactiveControllerHost } from 'lit';
import type { Localization } from '../i18n/localization.js';
import type { AuthMethod } from '../model/auth-method.js';
import { nextFrame } from '../ui/next-task.js';
import type { methodTitles, MethodTitles } from './method-titles.js';
import { asSeen, methodName } from './registry.js';

/** Names methods. What tells them apart is downloaded when two of them look alike. */
export class LazyTitles {
  readonly #element: ReactiveControllerHost;
  #methodTitles: typeof methodTitles | undefined;

  constructor(element: ReactiveControllerHost) {
    this.#element = element;
  }

  of(methods: readonly AuthMethod[], localization: Localization): MethodTitles {
    if (this.#methodTitles) return this.#methodTitles(methods, localization);
    const names = methods.map((method) => asSeen(methodName(method, localization)));
    if (new Set(names).size < names.length)
      void nextFrame()
        .then(() => import('./method-titles.js'))
        .then(
          (module) => {
            this.#methodTitles = module.methodTitles;
            this.#element.requestUpdate();
          },
          () => undefined,
        );
    return (method) => methodName(method, localization);
  }
}
