import { executeServerCommand } from '@web/test-runner-commands';

/** Calls a method of the Chrome DevTools Protocol on the page of this test. */
export async function devtools<T = unknown>(method: string, params?: object): Promise<T> {
  const { result } = await executeServerCommand<{ result: T }, object>('devtools', { method, params });
  return result;
}
