import { invalidInput, Refusal } from './refusal.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Bytes. The largest request is a passkey's answer, of about two thousand. */
const longestBody = 16_384;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own member; `undefined` for one that it only inherits, or that is no text. */
export function textMember(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Reads the JSON of a request. An empty body is `undefined`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  // A length is only a claim, so that the bytes are counted, too.
  if (Number(request.headers.get('content-length')) > longestBody) throw tooLarge();
  const bytes = await readBytes(request.body, longestBody);
  if (bytes === 'too-long') throw tooLarge();
  if (!bytes) throw invalidInput('The body could not be read');
  if (bytes.length === 0) return undefined;
  return parseJson(bytes) ?? refuse();
}

function refuse(): never {
  throw invalidInput('The body is not JSON');
}

function tooLarge(): Refusal {
  return new Refusal(413, `The body is longer than ${longestBody} bytes`, { code: 'body_too_large' });
}

/** The value that UTF-8 bytes stand for; `undefined` when they are no JSON, or `null`. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return (JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Reads at most so many bytes. `undefined` when the stream breaks, or somebody has read it before. */
export async function readBytes(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | 'too-long' | undefined> {
  if (!stream) return new Uint8Array();
  try {
    const reader = stream.getReader();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > most) {
        // A failure to cancel the stream doesn't matter.
        void reader.cancel().catch(() => undefined);
        return 'too-long';
      }
      chunks.push(part.value);
    }
    const bytes = new Uint8Array(length);
    let start = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, start);
      start += chunk.length;
    }
    return bytes;
  } catch {
    return undefined;
  }
}

/**
 * The members of a body that may have no others. So a request can't smuggle in what is not listed, and whoever sends
 * a member that is not known learns that it has no effect.
 */
export function onlyMembers(body: unknown, names: readonly string[]): JsonObject {
  if (body === undefined)
    throw invalidInput('There is no body. Hosts mount the proxy before what reads bodies');
  if (!isJsonObject(body)) throw invalidInput('The body must be a JSON object');
  if (Object.keys(body).some((name) => !names.includes(name)))
    throw invalidInput(`The body may have only these members: ${names.join(', ')}`);
  return body;
}
