import type { AuthMethod, AuthMethodType } from '../model/auth-method.js';
import type { EnrollableType } from '../model/enrollment.js';
import type { Localization } from '../i18n/localization.js';
import { emailMethod } from '../methods/email/email-method.js';
import type { MethodType } from '../methods/method-type.js';
import { passkeyMethod } from '../methods/passkey/passkey-method.js';
import { passwordMethod } from '../methods/password/password-method.js';
import { phoneMethod } from '../methods/phone/phone-method.js';
import { pushNotificationMethod } from '../methods/push-notification/push-notification-method.js';
import { recoveryCodeMethod } from '../methods/recovery-code/recovery-code-method.js';
import { totpMethod } from '../methods/totp/totp-method.js';
import { unknownMethod } from '../methods/unknown/unknown-method.js';
import { webauthnPlatformMethod } from '../methods/webauthn-platform/webauthn-platform-method.js';
import { webauthnRoamingMethod } from '../methods/webauthn-roaming/webauthn-roaming-method.js';

type Registry = { readonly [T in AuthMethod['type']]: MethodType<Extract<AuthMethod, { readonly type: T }>> };

/** Every method type, in the order in which they are shown. */
const registry: Registry = {
  passkey: passkeyMethod,
  password: passwordMethod,
  totp: totpMethod,
  'push-notification': pushNotificationMethod,
  phone: phoneMethod,
  email: emailMethod,
  'webauthn-platform': webauthnPlatformMethod,
  'webauthn-roaming': webauthnRoamingMethod,
  'recovery-code': recoveryCodeMethod,
  unknown: unknownMethod,
};

/** The order of {@link registry}. */
export const methodTypeNames = Object.keys(registry) as readonly AuthMethod['type'][];

export const methodTypes = registry as Readonly<Record<AuthMethod['type'], MethodType>>;

/** What a method is called, in a row and in every sentence about it. */
export function methodTitle(method: AuthMethod, localization: Localization): string {
  const { title } = methodTypes[method.type];
  if (title) return title(method, localization);
  return localization.messages.methods[method.type as AuthMethodType].name;
}

/** The person's own name for a method where it has one, else its title. */
export function methodLabel(method: AuthMethod, localization: Localization): string {
  return method.name ?? methodTitle(method, localization);
}

/** Whether the element has a view with which this type is added, and this browser can do it. */
export function isEnrollable(type: AuthMethod['type']): type is EnrollableType {
  const { enroll } = methodTypes[type];
  return enroll !== undefined && (enroll.available?.() ?? true);
}
