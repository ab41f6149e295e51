import type { Proof, Requirement } from '../requirement.js';

/** What is not up to the element, with the tests where this package does its part. */
const because =
  (verdict: 'up to the server' | 'up to the page' | 'not applicable') =>
  (id: string, name: string, level: string, how: string, ...proofs: readonly Proof[]): Requirement => ({
    id,
    name,
    level,
    verdict,
    how,
    ...(proofs.length > 0 && { proofs }),
  });

export const server = because('up to the server');
export const page = because('up to the page');
export const nothing = because('not applicable');
