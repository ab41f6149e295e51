import type { Faults } from './faults.js';
import { NAMED_TYPES, type MethodRecord } from './method-record.js';

/** A method as the API sends it. */
export function methodJson(method: MethodRecord, faults: Faults): Partial<MethodRecord> {
  const { name, ...rest } = method;
  const named = name !== undefined && (faults.namesKept === 'all' || NAMED_TYPES.includes(method.type));
  return { ...rest, id: publicId(method.id, faults), ...(named && { name }) };
}

const UNKNOWN_ITEM: MethodRecord = {
  id: 'voice-print|dev_Tg6Yh7Uj8Ik9Ol0P',
  type: 'voice-print',
  created_at: '2026-01-01T00:00:00.000Z',
  usage: ['secondary'],
  confirmed: true,
};

/** The list, with the oddities that are switched on. */
export function listJson(
  methods: readonly MethodRecord[],
  faults: Faults,
): readonly Partial<MethodRecord>[] | null {
  if (faults.nullList) return null;
  const listed = faults.itemOfUnknownType ? [...methods, UNKNOWN_ITEM] : methods;
  return listed.map((method, index) => {
    const { id, confirmed, ...rest } = methodJson(method, faults);
    return {
      ...(id !== undefined && !(faults.itemWithoutId && index === 0) && { id }),
      ...rest,
      ...(confirmed !== undefined && !faults.itemsWithoutConfirmed && { confirmed }),
    };
  });
}

/** An id in the form the world sees. */
export function publicId(id: string, faults: Faults): string {
  return faults.idForm === 'bar' ? id : id.replace('|', '_');
}

/** A method's address for `Location`; `undefined` when none is sent. */
export function methodLocation(id: string, origin: string, faults: Faults): string | undefined {
  const segment = publicId(id, faults);
  const path = `/me/v1/authentication-methods/${encodeURIComponent(segment)}`;
  switch (faults.location) {
    case 'absolute':
      return origin + path;
    case 'relative':
      return path;
    case 'relative-unencoded':
      return `/me/v1/authentication-methods/${segment}`;
    case 'none':
      return undefined;
  }
}
