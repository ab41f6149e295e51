import type { Faults } from './faults.js';
import { namedTypes, type MethodRecord } from './method-record.js';

/** Returns a method as the API sends it. */
export function methodJson(method: MethodRecord, faults: Faults): Partial<MethodRecord> {
  const { name, ...rest } = method;
  const named = name !== undefined && (faults.namesKept === 'all' || namedTypes.includes(method.type));
  return { ...rest, id: publicId(method.id, faults), ...(named && { name }) };
}

const unknownItem: MethodRecord = {
  id: 'voice-print|dev_Tg6Yh7Uj8Ik9Ol0P',
  type: 'voice-print',
  created_at: '2026-01-01T00:00:00.000Z',
  usage: ['secondary'],
  confirmed: true,
};

/** Returns the list, with the oddities that are switched on. */
export function listJson(
  methods: readonly MethodRecord[],
  faults: Faults,
): readonly Partial<MethodRecord>[] | null {
  if (faults.nullList) return null;
  const listed = faults.itemOfUnknownType ? [...methods, unknownItem] : methods;
  return listed.map((method, index) => {
    const { id, confirmed, ...rest } = methodJson(method, faults);
    return {
      ...(id !== undefined && !(faults.itemWithoutId && index === 0) && { id }),
      ...rest,
      ...(confirmed !== undefined && !faults.itemsWithoutConfirmed && { confirmed }),
    };
  });
}

/** Returns an id in the form that clients see. */
export function publicId(id: string, faults: Faults): string {
  return faults.idForm === 'bar' ? id : id.replace('|', '_');
}

/** Returns a method's address for `Location`, or `undefined` when none is sent. */
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
