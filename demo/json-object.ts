export type JsonObject = Readonly<Record<string, unknown>>;

/** The members of a JSON object; none for any other value. */
export function asJsonObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The object in the body of an answer. Rejects when that is no JSON. */
export async function readJsonObject(response: Response): Promise<JsonObject> {
  return asJsonObject(await response.json());
}
