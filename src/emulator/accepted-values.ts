/** The values a switch accepts: the words that say so in messages and documentation, and the check. */
export interface Accepted<Value> {
  readonly words: string;
  readonly accepts: (value: unknown) => value is Value;
}

/** Any finite number, negative ones included. */
export const anyNumber: Accepted<number> = {
  words: 'number',
  accepts: (value): value is number => typeof value === 'number' && Number.isFinite(value),
};

export function numberFrom(minimum: number): Accepted<number> {
  return {
    words: `number from ${String(minimum)}`,
    accepts: (value): value is number => anyNumber.accepts(value) && value >= minimum,
  };
}

export const nonEmptyText: Accepted<string> = {
  words: 'text',
  accepts: (value): value is string => typeof value === 'string' && value !== '',
};

export function oneOf<const Value extends string | number | boolean>(
  ...values: readonly Value[]
): Accepted<Value> {
  return {
    words: values.map(String).join(' | '),
    accepts: (value): value is Value => values.some((one) => one === value),
  };
}

export const trueOrFalse: Accepted<boolean> = oneOf(true, false);

export function listOf<Item>(item: Accepted<Item>): Accepted<readonly Item[]> {
  return {
    words: `list of ${item.words}`,
    accepts: (value): value is readonly Item[] => Array.isArray(value) && value.every(item.accepts),
  };
}

export function orNull<Value>({ words, accepts }: Accepted<Value>): Accepted<Value | null> {
  return {
    words: `${words} | null`,
    accepts: (value): value is Value | null => value === null || accepts(value),
  };
}
