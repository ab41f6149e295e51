import type { LostThing } from '../../i18n/help-messages.js';
import type { LivesOn, Loss } from '../../methods/method-type.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { safetyOf } from '../account-safety.js';
import { methodTypes } from '../registry.js';

/** Something that may be lost, and what may be lost with it. */
export interface LostChoice {
  readonly thing: LostThing;
  readonly methods: readonly AuthMethod[];
  /** Those of `methods` that are certainly lost with it; they come first. */
  readonly certain: ReadonlySet<AuthMethod>;
}

/**
 * What a person may have lost, with the methods that may have lived on it. A phone and a computer are always among it:
 * there may be sessions on them. What is known by heart, or kept on paper, is on nothing.
 */
export function lostChoices(methods: readonly AuthMethod[], livesOn: LivesOn): readonly LostChoice[] {
  const usable = methods.filter(
    (method) =>
      method.confirmed && methodTypes[method.type].group !== 'other' && lossOf(method) !== 'nothing',
  );
  const onDevice = usable.filter((method) => lossOf(method) !== 'mailbox');
  const byHandset = onDevice.filter((method) => lossOf(method) === 'handset');
  const deviceOf = (method: AuthMethod): ReturnType<LivesOn> =>
    byHandset.includes(method) ? 'handset' : livesOn(method);
  const mayBeOn = (device: ReturnType<LivesOn>): AuthMethod[] =>
    onDevice.filter((method) => (deviceOf(method) ?? device) === device);
  const isOn =
    (device: ReturnType<LivesOn>) =>
    (method: AuthMethod): boolean =>
      deviceOf(method) === device && lossOf(method) !== 'account';

  return [
    choice('handset', mayBeOn('handset'), isOn('handset')),
    choice(
      'number',
      usable.filter((method) => safetyOf(method).stolenBy === 'messages'),
      () => true,
    ),
    choice(
      'computer',
      mayBeOn('computer').filter((method) => !byHandset.includes(method)),
      isOn('computer'),
    ),
    choice(
      'security-key',
      onDevice.filter((method) => deviceOf(method) === 'security-key'),
      () => true,
    ),
    choice('other', usable, () => false),
  ].filter(({ thing, methods: lost }) => lost.length > 0 || thing === 'handset' || thing === 'computer');
}

/** Of two that may be meant, such as two phone numbers, neither is certain. */
function choice(
  thing: LostThing,
  methods: readonly AuthMethod[],
  isOnIt: (method: AuthMethod) => boolean,
): LostChoice {
  const on = methods.filter(isOnIt);
  const certain = on.filter(({ type }) => on.filter((other) => other.type === type).length === 1);
  const others = methods.filter((method) => !certain.includes(method));
  return { thing, methods: [...certain, ...others], certain: new Set(certain) };
}

/** `undefined` where the backend has not said enough to tell. */
function lossOf(method: AuthMethod): Loss | undefined {
  return safetyOf(method).lostWith?.(method);
}
