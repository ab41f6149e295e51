import { AuthMethodsError } from '../../model/auth-methods-error.js';
import { throwIfAborted } from '../http.js';
import { asObject, invalidResponse } from '../json-value.js';
import { textOf } from '../problem.js';
import type { Action, Call } from './client.js';

/** What a change was answered with. */
export interface ChangeAnswer {
  readonly status: number;
  /** The contents; `undefined` without any. */
  readonly answer: unknown;
}

/** Sends a change, and reads what was answered. */
export async function sendChange({ signal, send, read }: Action, call: Call): Promise<ChangeAnswer> {
  const response = await send(call);
  const { status, headers } = response;
  if (headers.get('content-type')?.includes('html')) throw notDone(call);
  // A host's fetcher may have read it already.
  const copy = response.bodyUsed ? undefined : response.clone();
  try {
    return { status, answer: await read(response, call) };
  } catch (error) {
    throwIfAborted(signal);
    const isUnreadable = AuthMethodsError.from(error).code === 'invalid_response';
    if (!isUnreadable || !copy || (await textOf(copy))?.trim() !== '') throw error;
    return { status, answer: undefined };
  }
}

/** Sends a removal. What has contents, such as a list, did not come from one: perhaps nothing was removed. */
export async function sendRemoval(action: Action, call: Call): Promise<void> {
  const { answer } = await sendChange(action, call);
  if (Array.isArray(answer) || Object.keys(asObject(answer)).length > 0) throw notDone(call);
}

function notDone({ method }: Call): AuthMethodsError {
  return invalidResponse(`contents in the answer to ${method}: perhaps it was not done`);
}
