import { Refusal } from './refusal.js';

const longestId = 255;

/**
 * The id in a segment of a path, decoded once. Refuses, as not found, whatever another reader of an address might take
 * for something else: a separator, a dot segment, a second layer of encoding, a parameter, or a letter beyond ASCII that
 * could be folded into one of these.
 */
export function idInPath(segment: string): string {
  const id = decodeOnce(segment);
  if (
    id === undefined ||
    id.length > longestId ||
    /^\.{1,2}$/.test(id) ||
    !/^[!-~](?:[ -~]*[!-~])?$/.test(id)
  )
    throw notFound();
  if (/[/\\%?#;]/.test(id)) throw notFound();
  return id;
}

/** Whether an id that the host's session gives stays one segment of an address when it is encoded. */
export function isSafeId(id: unknown): id is string {
  return (
    typeof id === 'string' &&
    id.length > 0 &&
    id.length <= longestId &&
    !/[\p{Cc}\p{Cs}]/u.test(id) &&
    !id.split(/[/\\]/).some((part) => /^\.{1,2}$/.test(part.trim()))
  );
}

export function notFound(): Refusal {
  return new Refusal(404, 'There is nothing at this address');
}

function decodeOnce(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
