import { Problem, validationProblem, type ValidationError } from './problem.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface FieldRule {
  readonly required: boolean;
  /** Says what is wrong with a value, or returns `undefined`. Not called when the field is missing. */
  readonly complaint: (value: unknown) => string | undefined;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isText: FieldRule['complaint'] = (value) =>
  typeof value === 'string' ? undefined : 'must be a string';

export function oneOfWords(words: readonly string[]): FieldRule['complaint'] {
  return (value) => (words.some((word) => word === value) ? undefined : `must be one of ${words.join(', ')}`);
}

export const required = (complaint: FieldRule['complaint']): FieldRule => ({ required: true, complaint });
export const optional = (complaint: FieldRule['complaint']): FieldRule => ({ required: false, complaint });

/** Refuses a body that breaks the rules, and names every field at fault. */
export function checkFields(
  body: JsonObject,
  rules: FieldRules,
  extras: 'refused' | 'ignored' = 'refused',
): void {
  const errors: ValidationError[] = [];
  const complain = (field: string, complaint: string): void => {
    errors.push({ detail: `"${field}" ${complaint}`, field, pointer: `/${field}`, source: 'body' });
  };
  for (const [field, rule] of Object.entries(rules)) {
    const value = body[field];
    if (value === undefined) {
      if (rule.required) complain(field, 'is required');
      continue;
    }
    const complaint = rule.complaint(value);
    if (complaint) complain(field, complaint);
  }
  if (extras === 'refused') {
    for (const field of Object.keys(body)) {
      if (!Object.hasOwn(rules, field)) complain(field, 'is not allowed');
    }
  }
  if (errors.length > 0) throw validationProblem(errors);
}

/** Reads a text field of a body that has passed {@link checkFields}. */
export function textField(body: JsonObject, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}

/** Reads the JSON object in a request. Throws a 415 problem for another media type, or else a 400 problem. */
export async function readJsonObject(request: Request): Promise<JsonObject> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new Problem(415, 'A0E-415-0001', 'The request must have the media type application/json');
  }
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new Problem(400, 'A0E-400-0001', 'The request is not valid JSON');
  }
  if (!isJsonObject(body)) throw new Problem(400, 'A0E-400-0001', 'The request must be a JSON object');
  return body;
}
