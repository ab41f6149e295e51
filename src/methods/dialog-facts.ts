const shortIdLength = 12;

/** The beginning of a credential id: enough to compare, short enough to read. */
export function shortId(id: string | undefined): string | undefined {
  return id === undefined || id.length <= shortIdLength ? id : `${id.slice(0, shortIdLength)}…`;
}

/**
 * Whether an address or a phone number has parts that are hidden: "a**@example.com", "+1XXXXXXX0177". Such a value is
 * never filled into a field, whether or not the backend says that it is masked.
 */
export function looksMasked(value: string): boolean {
  return value.includes('@') ? isMaskedAddress(value) : isMaskedNumber(value);
}

/** Whether some of its characters stand for hidden ones: bullets and other symbols, or a sign that is repeated. */
function isMaskedAddress(address: string): boolean {
  return /[*#]|[^\p{L}\p{N}\p{M}\p{ASCII}’]|([^\p{L}\p{N}])\1\1|x{2,}|\?{2,}|[<[(].*@/iu.test(address);
}

/** The shortest numbers that can be called from abroad have seven digits. */
function isMaskedNumber(number: string): boolean {
  return /[^\d\s+().-]|([^\d\s])\1/.test(number) || number.replace(/\D/g, '').length < 7;
}
