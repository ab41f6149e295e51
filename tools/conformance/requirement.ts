/** A test: its file below `test/`, and the title of a test or of a group of tests as it stands there. */
export type Proof = readonly [file: string, title: string];

/** What a standard asks for, and what the tests say of it. */
export type Requirement = {
  /** As the standard numbers it. */
  readonly id: string;
  /** Its name, or what it asks for in a few words of ours. */
  readonly name: string;
  /** `A` or `AA`, or the level 1 to 3. Guides have none. */
  readonly level?: string;
} & (
  | {
      /** Met, or met except for what is said. */
      readonly verdict: 'met' | 'partly met';
      readonly how: string;
      readonly proofs: readonly [Proof, ...Proof[]];
    }
  | {
      /**
       * About something that the element does not have; up to the page around the element; up to the server that holds
       * the account; made impossible by the API; or not met although it could be.
       */
      readonly verdict: 'not applicable' | 'up to the page' | 'up to the server' | 'not possible' | 'not met';
      readonly how: string;
      readonly proofs?: readonly Proof[];
    }
);

/** A chapter of the report. */
export interface Standard {
  readonly title: string;
  /** Where it is published. */
  readonly address: string;
  /** What the reader has to know first. */
  readonly about: string;
  readonly requirements: readonly Requirement[];
}
