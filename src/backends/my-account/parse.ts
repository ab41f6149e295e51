/**
 * Reads a challenge with a schema library, for the few members that can't be missing. Everything else may be missing,
 * `null`, or of a kind not known yet: it is read member by member where it is mapped. So are the list and single
 * methods, whose downloads have no room for a schema library (docs/decisions/0002-list-without-schema-library.md).
 *
 * Only two kinds of schema are used, on purpose: `z.optional` and `z.array` together would cost the page 0.8 kB,
 * `z.catch` 3.5 kB.
 */
import * as z from 'zod/mini';
import { invalidResponse } from '../json-value.js';

/** Reads a value by a schema. Throws `invalid_response`, which names the members that don't fit. */
export function parse<S extends z.ZodMiniType>(schema: S, value: unknown, subject: string): z.infer<S> {
  const { data, error } = z.safeParse(schema, value);
  if (!error) return data;
  // Names only: the values may be secrets.
  const names = error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ');
  throw invalidResponse(`${subject}: ${names} missing or not a string`);
}
