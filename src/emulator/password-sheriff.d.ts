/** The vendor's password checker, whose package has no types. Only what is used here. */
declare module 'password-sheriff' {
  interface Charset {
    explain(): object;
    test(password: string): boolean;
  }

  interface Rules {
    readonly length?: { readonly minLength: number };
    readonly contains?: { readonly expressions: readonly Charset[] };
    readonly containsAtLeast?: { readonly atLeast: number; readonly expressions: readonly Charset[] };
    readonly identicalChars?: { readonly max: number };
    readonly sequentialChars?: { readonly max: number };
    readonly maxLength?: { readonly maxBytes: number };
  }

  interface PasswordPolicy {
    check(password: string): boolean;
  }

  const passwordSheriff: {
    readonly PasswordPolicy: new (rules: Rules) => PasswordPolicy;
    readonly charsets: Readonly<Record<'upperCase' | 'lowerCase' | 'numbers' | 'specialCharacters', Charset>>;
  };
  export default passwordSheriff;
}
