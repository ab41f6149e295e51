import type { AuthMethod } from '../../model/auth-method.js';
import { toMethod } from './map.js';
import { parse } from './parse.js';
import { wireMethod } from './schemas.js';

/** The one method that answers a change. Throws `invalid_response` when it is none. */
export function readMethod(answer: unknown): AuthMethod {
  return toMethod(parse(wireMethod, answer, 'method'));
}
