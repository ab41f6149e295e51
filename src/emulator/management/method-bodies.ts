import { isJsonObject, isText, oneOfWords, optional, required, type FieldRules } from '../fields.js';
import { Refusal } from './refusal.js';

type Body = Readonly<Record<string, unknown>>;

const textOfLength =
  (shortest: number, longest = Infinity) =>
  (value: unknown): string | undefined => {
    const length = typeof value === 'string' ? Array.from(value).length : -1;
    return length < shortest || length > longest
      ? `must be a string of ${shortest} to ${longest} characters`
      : undefined;
  };

const matching = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value) ? undefined : `must match ${pattern.source}`;

const channel = optional(oneOfWords(['sms', 'voice']));
// What the API checks besides the length is not documented.
const phoneNumber = required(matching(/^(?=.{2,30}$)\+\d{1,15}$/));
const totpSecret = required(matching(/^[A-Z2-7]+=*$/));

const webauthn: FieldRules = {
  key_id: required(isText),
  public_key: required(matching(/^[\w+/-]+=*$/)),
  relying_party_identifier: required(matching(/^[a-z\d.-]+$/)),
};

const createRules: Readonly<Record<string, FieldRules>> = {
  phone: { phone_number: phoneNumber, preferred_authentication_method: channel },
  email: { email: required(matching(/^[^\s@]+@[^\s@]+$/)) },
  totp: { totp_secret: totpSecret },
  'webauthn-roaming': webauthn,
  passkey: {
    ...webauthn,
    aaguid: optional(isText),
    credential_device_type: optional(oneOfWords(['single_device', 'multi_device'])),
    credential_backed_up: optional((value) => (typeof value === 'boolean' ? undefined : 'must be a boolean')),
    identity_user_id: optional(isText),
    user_agent: optional(isText),
    user_handle: optional(isText),
    transports: optional((value) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? undefined
        : 'must be a list of strings',
    ),
  },
};

/** A new method, as POST takes it. */
export function readNewMethod(body: unknown): Body {
  const { type } = isJsonObject(body) ? body : {};
  const rules = typeof type === 'string' && Object.hasOwn(createRules, type) ? createRules[type] : undefined;
  return checked(body, {
    type: required(oneOfWords(Object.keys(createRules))),
    name: optional(isText),
    ...rules,
  });
}

/** The new methods that PUT puts in place of all others. */
export function readReplacements(body: unknown): readonly Body[] {
  if (!Array.isArray(body)) throw invalid('Expected type array but found another');
  return body.map((item: unknown) => {
    const { type } = isJsonObject(item) ? item : {};
    const rules =
      type === 'phone' || type === 'email' || type === 'totp' ? createRules[type] : ({} satisfies FieldRules);
    return checked(item, {
      type: required(oneOfWords(['phone', 'email', 'totp'])),
      name: optional(textOfLength(1, 20)),
      ...rules,
    });
  });
}

/** What PATCH changes. */
export function readChanges(body: unknown): Body {
  return checked(body, { name: optional(isText), preferred_authentication_method: channel });
}

/** The JSON of a request, or the members of a form. */
export async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (request.headers.get('content-type')?.includes('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid JSON');
  }
}

function checked(body: unknown, rules: FieldRules): Body {
  if (!isJsonObject(body)) throw invalid('Expected type object but found another');
  for (const [name, { required: isRequired, complaint }] of Object.entries(rules)) {
    const value = body[name];
    if (value === undefined && isRequired) throw invalid(`Missing required property: ${name}`);
    const wrong = value === undefined ? undefined : complaint(value);
    if (wrong) throw invalid(`"${name}" ${wrong}`);
  }
  const extra = Object.keys(body).find((name) => !Object.hasOwn(rules, name));
  if (extra !== undefined) throw invalid(`Additional properties not allowed: ${extra}`);
  return body;
}

function invalid(what: string): Refusal {
  return new Refusal(400, `Payload validation error: '${what}'`, 'invalid_body');
}
