import { isJsonObject, type JsonObject } from '../fields.js';
import { invalidRequest } from './refusal.js';

/** The JSON object in a request; no members for a request without contents. */
export async function readBody(request: Request): Promise<JsonObject> {
  const text = await request.text();
  if (text === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalidRequest('The request is not valid JSON.');
  }
  if (!isJsonObject(body)) throw invalidRequest('The request must be a JSON object.');
  return body;
}

/** A text that must be there. */
export function requireText(body: JsonObject, name: string, pattern = /./): string {
  const value = body[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalidRequest(`The member ${name} is missing or not valid.`);
}

/** A text that may be missing. */
export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

export const phonePattern = /^\+[1-9]\d{6,14}$/;
export const emailPattern = /^(?=.{1,254}$)[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u;
