import type { Proof, Requirement } from '../requirement.js';

/** Up to the server that holds the account. */
export const server = (
  id: string,
  name: string,
  level: string,
  how: string,
  ...proofs: readonly Proof[]
): Requirement => ({ id, name, level, verdict: 'the server’s', how, ...(proofs.length > 0 && { proofs }) });

/** Up to the page around the element. */
export const page = (
  id: string,
  name: string,
  level: string,
  how: string,
  ...proofs: readonly Proof[]
): Requirement => ({
  ...server(id, name, level, how, ...proofs),
  verdict: 'the page’s',
  how,
});

/** Nothing of ours that it could be about. */
export const nothing = (id: string, name: string, level: string, how: string): Requirement => ({
  id,
  name,
  level,
  verdict: 'nothing of it',
  how,
});
