import type { Proof } from '../requirement.js';

/** The handler for the Management API asks how old the sign-in is. */
export const recentSignIn: Proof = ['proxy/management/session.node.test.ts', 'is as recent as the host says'];
