export type JsonObject = Readonly<Record<string, unknown>>;

/** The members of a JSON object; no members for any other value. */
export function asJsonObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The object in a response's body. Rejects when the body is not JSON. */
export async function readJsonObject(response: Response): Promise<JsonObject> {
  return asJsonObject(await response.json());
}
