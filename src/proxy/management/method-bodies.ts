import { onlyMembers, textMember, type JsonObject } from '../json.js';
import { invalidInput } from '../refusal.js';

/** A phone or an email address, as the API takes it. */
export interface AddressBody {
  readonly type: 'phone' | 'email';
  readonly phone_number?: string;
  readonly email?: string;
  readonly preferred_authentication_method?: 'sms' | 'voice';
  readonly name?: string;
}

/** What a change sets. */
export interface ChangesBody {
  readonly name?: string;
  readonly preferred_authentication_method?: 'sms' | 'voice';
}

/** Code points; the API's limit. */
const longestName = 20;

/** The most items in one replacement. */
const mostReplacements = 20;

/** The type in the body of a request that adds a method. */
export function readType(body: unknown): string {
  return textMember(onlyMembers(body, addMembers), 'type') ?? refuse('type: which type of method to add');
}

const addMembers = ['type', 'phone_number', 'email', 'preferred_authentication_method', 'name'];

/** A phone or an email address to be added. */
export function readAddress(body: unknown): AddressBody {
  const members = onlyMembers(body, addMembers);
  const type = readType(members);
  const name = members.name === undefined ? {} : { name: readName(members.name) };
  if (type === 'phone') {
    refuseMember(members, 'email');
    const phone_number = readPhoneNumber(members.phone_number);
    return { type, phone_number, preferred_authentication_method: readChannel(members), ...name };
  }
  if (type !== 'email') return refuse('type: phone or email');
  refuseMember(members, 'phone_number');
  refuseMember(members, 'preferred_authentication_method');
  return { type, email: readEmail(members.email), ...name };
}

/** The name that a new method of any other type may be given. */
export function readNameOnly(body: unknown): { readonly name?: string } {
  const { name } = onlyMembers(body, ['type', 'name']);
  return name === undefined ? {} : { name: readName(name) };
}

/** What PUT puts in place of everything. */
export function readReplacements(body: unknown): readonly AddressBody[] {
  if (!Array.isArray(body)) return refuse('The body must be a list of phones and email addresses');
  if (body.length > mostReplacements) return refuse(`At most ${mostReplacements} methods at a time`);
  return body.map((item) => {
    const address = readAddress(item);
    return address.name === undefined ? { ...address, name: nameOf(address) } : address;
  });
}

/** The API wants a name for each. */
function nameOf({ type }: AddressBody): string {
  return type === 'phone' ? 'Phone' : 'Email';
}

/** Reads what PATCH changes: either the name or the channel, since the host offers them separately. */
export function readChanges(body: unknown): ChangesBody {
  const members = onlyMembers(body, ['name', 'preferred_authentication_method']);
  if (Object.keys(members).length !== 1)
    return refuse('The body must have name, or preferred_authentication_method');
  return 'name' in members
    ? { name: readName(members.name) }
    : { preferred_authentication_method: readChannel(members, 'required') };
}

function readName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  const length = Array.from(name).length;
  if (length < 1 || length > longestName) return refuse(`name: a text of 1 to ${longestName} characters`);
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ? refuse('name: a text without control characters') : name;
}

/** https://www.itu.int/rec/T-REC-E.164 */
function readPhoneNumber(value: unknown): string {
  const isNumber = typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);
  return isNumber ? value : refuse('phone_number: a number with its country code, such as +12065550100');
}

/** One address and nothing else: a second one, or a line break, would reach the host's mail server. */
function readEmail(value: unknown): string {
  const isAddress =
    typeof value === 'string' &&
    value.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u.test(
      value,
    );
  return isAddress ? value : refuse('email: an address such as name@example.com');
}

function readChannel(members: JsonObject, required?: 'required'): 'sms' | 'voice' {
  const channel = members.preferred_authentication_method ?? (required ? undefined : 'sms');
  return channel === 'sms' || channel === 'voice'
    ? channel
    : refuse('preferred_authentication_method: sms or voice');
}

function refuseMember(members: JsonObject, name: string): void {
  if (members[name] !== undefined) refuse(`${name} does not belong to this type`);
}

function refuse(message: string): never {
  throw invalidInput(message);
}
