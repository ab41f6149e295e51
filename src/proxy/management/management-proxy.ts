import { emptyAnswer, jsonAnswer } from '../answers.js';
import { tellChange } from '../change.js';
import { proxyHandler, type ProxyCall, type ProxyHandler } from '../proxy-handler.js';
import { notOffered, Refusal } from '../refusal.js';
import { checkRecentSignIn } from '../session.js';
import { answeredList, answeredMethod } from './answered-method.js';
import {
  add,
  changeMethod,
  endSessions,
  removeAll,
  removeMethod,
  replaceAll,
  verify,
  type Done,
} from './changes.js';
import { resendCode } from './enrollment.js';
import { ManagementApi } from './management-api.js';
import type { ManagementProxyOptions } from './management-options.js';
import { readManagementOptions, type ManagementSettings } from './management-settings.js';
import { ownMethod, type Person } from './person.js';
import { listQuery } from './list-query.js';
import { findRoute, type ManagementRoute, type RouteName } from './routes.js';

/**
 * A handler for the host's server, between the element's backend `managementBackend` and the Auth0 Management API, whose
 * secret never leaves it. It answers web-standard requests, and never rejects.
 *
 * @throws TypeError for options that can't work
 */
export function managementProxy(options: ManagementProxyOptions): ProxyHandler {
  const settings = readManagementOptions(options);
  const api = new ManagementApi(settings);
  return proxyHandler(settings, {
    find: findRoute,
    answer: async (route, call) => {
      const person: Person = { ...(await personOf(route, call, settings)), settings, api, call };
      checkOffered(route.name, person);
      if (call.request.method !== 'GET') checkRecentSignIn(call.session, settings.recentSignIn);
      return answer(route, person);
    },
  });
}

/** Whose account the request is about. Refuses accounts that the session has no right to. */
async function personOf(
  { userId }: ManagementRoute,
  { session }: ProxyCall,
  { options, report }: ManagementSettings,
): Promise<Pick<Person, 'userId' | 'isOwn'>> {
  if (userId === undefined) return { userId: session.userId, isOwn: true };
  if (options.administration !== true) throw notOffered();
  let may: unknown;
  try {
    may = await session.mayAdminister?.(userId);
  } catch (cause) {
    report('mayAdminister() threw an error', cause);
  }
  if (may !== true) throw new Refusal(403, 'This session may not see or change that person’s methods');
  // Who may administer themselves needs a proof, and keeps a way in, all the same.
  return { userId, isOwn: userId === session.userId };
}

/** Refuses what the host has not switched on, before anything else is asked of anybody. */
function checkOffered(name: RouteName, { settings, isOwn }: Person): void {
  const { operations, options, types } = settings;
  const forAll = (offered: boolean | 'everyone'): boolean => offered === 'everyone' || (offered && !isOwn);
  const isOffered: Readonly<Record<RouteName, boolean>> = {
    list: true,
    get: true,
    add: operations.add && (!isOwn || types.length > 0),
    verify: operations.add && isOwn && types.length > 0,
    resend: operations.add && isOwn && types.length > 0,
    change: operations.rename || operations.chooseChannel,
    remove: operations.remove,
    'remove-all': forAll(operations.removeAll),
    'replace-all': forAll(operations.replaceAll),
    'sign-out-elsewhere': options.endOtherSessions !== undefined,
  };
  if (!isOffered[name]) throw notOffered();
}

async function answer({ name, methodId = '' }: ManagementRoute, person: Person): Promise<Response> {
  const { api, userId, call } = person;
  switch (name) {
    case 'list': {
      const query = listQuery(call.query);
      return jsonAnswer(200, answeredList((await api.send({ method: 'GET', userId, query })).body));
    }
    case 'get':
      return jsonAnswer(200, answeredMethod((await ownMethod(methodId, person)).method.members));
    case 'resend':
      return jsonAnswer(202, await resendCode(await call.readBody(), { ...person, ...call }));
    case 'add':
      return done(await add(await call.readBody(), person), person);
    case 'verify':
      return done(await verify(await call.readBody(), person), person);
    case 'change':
      return done(await changeMethod(methodId, await call.readBody(), person), person);
    case 'remove':
      return done(await removeMethod(methodId, person), person);
    case 'remove-all':
      return done(await removeAll(person), person);
    case 'replace-all':
      return done(await replaceAll(await call.readBody(), person), person);
    case 'sign-out-elsewhere':
      return done(await endSessions(person), person);
  }
}

/** Tells the host what has changed, then answers. */
async function done({ change, status, body }: Done, { settings, userId, call }: Person): Promise<Response> {
  if (change) {
    const { session, request } = call;
    const told = { ...change, actor: session.userId, userId, at: new Date(), request };
    await tellChange(settings.options.onChange, told, settings.report);
  }
  return body === undefined ? emptyAnswer() : jsonAnswer(status, body);
}
