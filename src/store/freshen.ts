/** Keeps a list as new as its reader expects. Downloaded when somebody comes back to the list, or changes it. */
import { isUncertain } from './backend-operation.js';
import type { MethodsStore } from './methods-store.js';

/** How old a list may be while nobody has looked at it. Milliseconds. */
const freshFor = 30_000;

/**
 * Loads a list that may have changed elsewhere. Resolves when it is as new as can be had within some seconds;
 * never rejects.
 */
export async function refresh(store: MethodsStore): Promise<void> {
  const isOld = store.state.status === 'ready' && Date.now() - store.readAt > freshFor;
  if (!isOld && !mayHeal(store)) return;
  const slow = new Promise<void>((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (store.state.status === 'loading' && !store.state.isSlow) return;
      unsubscribe();
      resolve();
    });
  });
  await Promise.race([store.load(), slow]);
}

/** Loads again what failed, or hangs, for want of a connection. Never rejects. */
export async function heal(store: MethodsStore): Promise<void> {
  if (mayHeal(store)) await store.load();
}

/** Another try may succeed, and asks nobody for anything. */
function mayHeal({ state }: MethodsStore): boolean {
  if (state.status === 'loading') return state.isSlow === true;
  return state.status === 'failed' && isUncertain(state.error);
}
