import { runAlone } from '../exclusive.js';
import { isJsonObject, textMember, type JsonObject } from '../json.js';
import { invalidInput, notOffered, Refusal } from '../refusal.js';
import { removeOnce } from '../remove-once.js';
import { badGateway, type UpstreamAnswer } from '../upstream.js';
import { answeredMethod } from './answered-method.js';
import { completeEnrollment, startEnrollment } from './enrollment.js';
import { goesWith, takesLast } from './last-method.js';
import type { ManagementOperation } from './management-options.js';
import { readAddress, readChanges, readReplacements, readType } from './method-bodies.js';
import { ownMethod, type Person } from './person.js';

/** What was done, and what the page is answered. */
export interface Done {
  /** Absent when nothing has changed. */
  readonly change?: {
    readonly operation: ManagementOperation;
    readonly methodId?: string;
    readonly type?: string;
  };
  readonly status: number;
  /** Absent for an empty answer. */
  readonly body?: unknown;
}

const empty = { status: 204 } as const;

/** Begins to add a method to one's own account; a support desk adds a phone or an email address at once. */
export async function add(body: unknown, person: Person): Promise<Done> {
  const { isOwn, settings, call } = person;
  if (isOwn) return { status: 202, body: await startEnrollment(body, { ...person, ...call }) };
  const type = readType(body);
  if ((type !== 'phone' && type !== 'email') || !settings.mayAdd(type)) throw notOffered();
  return create({ ...readAddress(body) }, type, person);
}

/** Adds the method when the proof is right. */
export async function verify(body: unknown, person: Person): Promise<Done> {
  const { type, created } = await completeEnrollment(body, { ...person, ...person.call });
  return create(created, type, person);
}

async function create(method: JsonObject, type: string, { api, userId }: Person): Promise<Done> {
  const body = answeredMethod((await api.send({ method: 'POST', userId, body: method })).body);
  const methodId = textMember(body, 'id');
  return {
    change: { operation: 'add', type, ...(methodId !== undefined && { methodId }) },
    status: 201,
    body,
  };
}

/** Renames a method, or chooses a phone's channel. */
export async function changeMethod(methodId: string, body: unknown, person: Person): Promise<Done> {
  const { api, userId, settings } = person;
  const changes = readChanges(body);
  const operation = changes.name === undefined ? 'choose-channel' : 'rename';
  if (!settings.operations[operation === 'rename' ? 'rename' : 'chooseChannel']) throw notOffered();
  const { method } = await ownMethod(methodId, person);
  if (operation === 'choose-channel' && method.type !== 'phone')
    throw invalidInput('Only phones have a channel');
  const answer = await api.send({ method: 'PATCH', userId, methodId, body: changes });
  const change = { operation, methodId, type: method.type } as const;
  return isJsonObject(answer.body)
    ? { change, status: 200, body: answeredMethod(answer.body) }
    : { change, ...empty };
}

/** Removes a method, and whatever the API removes with it, unless it is the last way in. */
export function removeMethod(methodId: string, person: Person): Promise<Done> {
  return inTurn(person, async () => {
    const { method, methods } = await ownMethod(methodId, person);
    const going = goesWith(method, methods);
    if (takesLast(going, methods) && (await keepsLast(person))) throw lastMethod();
    const { api, userId } = person;
    const send = (): Promise<unknown> => api.send({ method: 'DELETE', userId, methodId });
    const isDone = await removeOnce(methodId, send, () => api.list(userId));
    return isDone ? { change: { operation: 'remove', methodId, type: method.type }, ...empty } : empty;
  });
}

/** Removes everything. */
export function removeAll(person: Person): Promise<Done> {
  return inTurn(person, async () => {
    const { api, userId } = person;
    await refuseToTakeAll(person);
    await api.send({ method: 'DELETE', userId });
    return { change: { operation: 'remove-all' }, ...empty };
  });
}

/** Puts phones and email addresses in place of everything. */
export async function replaceAll(body: unknown, person: Person): Promise<Done> {
  const { api, userId, settings } = person;
  const replacements = readReplacements(body);
  if (!replacements.every(({ type }) => settings.mayAdd(type))) throw notOffered();
  return inTurn(person, async () => {
    if (replacements.length === 0) await refuseToTakeAll(person);
    const answer = await api.send({ method: 'PUT', userId, body: replacements });
    return { change: { operation: 'replace-all' }, status: 200, body: methodsIn(answer) };
  });
}

function methodsIn({ body }: UpstreamAnswer): readonly JsonObject[] {
  if (body !== undefined && !Array.isArray(body)) throw badGateway();
  return (body ?? []).map(answeredMethod);
}

async function refuseToTakeAll(person: Person): Promise<void> {
  const methods = await person.api.list(person.userId);
  if (takesLast(new Set(methods), methods) && (await keepsLast(person))) throw lastMethod();
}

/** A support desk may remove the last method of somebody who can't use it any more: that is what it is for. */
async function keepsLast({ isOwn, settings, call }: Person): Promise<boolean> {
  return isOwn && (await settings.keepsLast(call.session));
}

/** Ends the person's other sessions, as far as the host can. */
export async function endSessions({ settings, userId, call }: Person): Promise<Done> {
  try {
    await settings.options.endOtherSessions?.(userId, call.request);
  } catch (cause) {
    settings.report('endOtherSessions() threw an error', cause);
    throw new Refusal(500, 'The other sessions could not be ended');
  }
  return { change: { operation: 'sign-out-elsewhere' }, ...empty };
}

/** One removal at a time for each account: two, each of which leaves the other's method, would leave none. */
function inTurn<T>({ settings, userId }: Person, run: () => Promise<T>): Promise<T> {
  return runAlone(settings.exclusive, `account:${userId}`, settings.report, run);
}

function lastMethod(): Refusal {
  return new Refusal(409, 'This is the last way to sign in. Add another one first', { code: 'last_method' });
}
