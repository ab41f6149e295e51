import * as z from 'zod/mini';
import { invalidResponse } from './invalid-response.js';

/** What `schema` makes of a value; throws `invalid_response` naming the members that don't fit. */
export function parse<S extends z.ZodMiniType>(schema: S, value: unknown, subject: string): z.infer<S> {
  const { data, error } = z.safeParse(schema, value);
  if (!error) return data;
  // Their names only: the values may be secrets.
  throw invalidResponse(
    `${subject}: ${error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ')} missing or no text`,
  );
}
