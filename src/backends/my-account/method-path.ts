import { isPathSegment } from '../path-segment.js';
import { collection } from './client.js';
import { invalidResponse } from './map.js';

/**
 * Ids contain `|`, which must be sent as `%7C`, also when a DPoP proof repeats the address. Throws `invalid_response`
 * for an id that would lead to another path.
 */
export function methodPath(id: string): string {
  if (!isPathSegment(id)) throw invalidResponse('method: id missing or not usable in a path');
  return `${collection}/${encodeURIComponent(id)}`;
}
