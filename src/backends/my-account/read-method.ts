import type { AuthMethod } from '../../model/auth-method.js';
import { asObject, invalidResponse } from '../json-value.js';
import { toMethod } from './map.js';

/**
 * Reads the one method in the answer to a change. Throws `invalid_response` when there is none. Everything but these two
 * members may be missing, `null`, or of a kind not known yet, as in the list.
 */
export function readMethod(answer: unknown): AuthMethod {
  const wire = asObject(answer);
  const missing = ['id', 'type'].filter((name) => typeof wire[name] !== 'string');
  if (missing.length > 0) throw invalidResponse(`method: ${missing.join(', ')} missing or not a string`);
  return toMethod(wire);
}
