import { shownText } from '../i18n/isolate.js';
import type { Localization } from '../i18n/localization.js';
import { emailMethod } from '../methods/email/email-method.js';
import {
  deviceMethod,
  emailVerificationMethod,
  identityVerificationMethod,
} from '../methods/look-only/look-only-methods.js';
import type { MethodType, MethodTypeOf } from '../methods/method-type.js';
import { passkeyMethod } from '../methods/passkey/passkey-method.js';
import { passwordMethod } from '../methods/password/password-method.js';
import { phoneMethod } from '../methods/phone/phone-method.js';
import { pushNotificationMethod } from '../methods/push-notification/push-notification-method.js';
import { recoveryCodeMethod } from '../methods/recovery-code/recovery-code-method.js';
import { platformKeyMethod, roamingKeyMethod } from '../methods/security-key/security-key-methods.js';
import { totpMethod } from '../methods/totp/totp-method.js';
import { unknownMethod } from '../methods/unknown/unknown-method.js';
import type { AuthMethod } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { MethodsBackend } from '../model/methods-backend.js';

type Registry = { readonly [T in AuthMethod['type']]: MethodTypeOf<T> };

/** Every method type, in the order in which they are shown. The only place in manager/ that names them. */
const registry: Registry = {
  passkey: passkeyMethod,
  password: passwordMethod,
  totp: totpMethod,
  'push-notification': pushNotificationMethod,
  phone: phoneMethod,
  email: emailMethod,
  'webauthn-platform': platformKeyMethod,
  'webauthn-roaming': roamingKeyMethod,
  'recovery-code': recoveryCodeMethod,
  device: deviceMethod,
  'email-verification': emailVerificationMethod,
  'identity-verification': identityVerificationMethod,
  unknown: unknownMethod,
};

/** The order of {@link registry}. */
export const methodTypeNames = Object.keys(registry) as readonly AuthMethod['type'][];

export const methodTypes = registry as Readonly<Record<AuthMethod['type'], MethodType>>;

/** The person's own name for a method, else what it is. `methodTitles()` tells those apart that look alike. */
export function methodName(method: AuthMethod, localization: Localization): string {
  const name = shownText(method.name ?? '');
  return asSeen(name) ? name : methodKind(method, localization);
}

/** What a person, or a screen reader, makes out of a text: nothing, where none of it can be seen. */
export function asSeen(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{DI}]/gu, '')
    .toLowerCase();
}

/** What a method is, whatever its name: "Authenticator app", a masked number, a passkey's provider. */
export function methodKind(method: AuthMethod, localization: Localization): string {
  const title = methodTypes[method.type].title?.(method, localization);
  return shownText(title || typeName(method.type, localization));
}

/** What a type is called: "Authenticator app". */
export function typeName(type: AuthMethod['type'], { messages }: Localization): string {
  const { methods, unknownMethod: unknownName } = messages;
  return (methods as Partial<Record<string, { readonly name: string }>>)[type]?.name ?? unknownName;
}

/** Whether the element has a view that adds this type, and this browser and this account allow it. */
export function canBeAdded(type: AuthMethod['type'], backend: MethodsBackend): type is EnrollableType {
  return isAddable(type, backend) && !isMissingHere(type, backend);
}

/** Whether it is only this browser that can't add a type. */
export function isMissingHere(type: AuthMethod['type'], backend: MethodsBackend): boolean {
  return isAddable(type, backend) && methodTypes[type].enroll?.available?.() === false;
}

function isAddable(type: AuthMethod['type'], { accountOwner }: MethodsBackend): boolean {
  const { enroll } = methodTypes[type];
  return enroll !== undefined && !(accountOwner && enroll.forOthers === false);
}

/** Whether the account has at most one method of this type, which a new one replaces. */
export function isUnique(type: AuthMethod['type'], { capabilities }: MethodsBackend): boolean {
  return methodTypes[type].unique === true || (capabilities?.single?.some((each) => each === type) ?? false);
}
