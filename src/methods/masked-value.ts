/**
 * Whether an address or a phone number has parts that are hidden: "a**@example.com", "+1XXXXXXX0177". Such a value is
 * never filled into a field, whether or not the backend says that it is masked.
 */
export function looksMasked(value: string): boolean {
  return value.includes('@') ? /[*•●∙⋅·…█#]|x{2,}/i.test(value) : /[^\d\s+().-]/.test(value);
}
