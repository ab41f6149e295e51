import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../../shared/contract/my-account.openapi.json', import.meta.url));

/** The vendor's published OpenAPI document, which lies beside the repository; `undefined` where it is absent. */
export function readMyAccountDocument(): object | undefined {
  if (!existsSync(path)) return undefined;
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof document === 'object' && document !== null ? document : undefined;
}

/** For `skip`: a reason where the document is absent. */
export const documentMissing: string | false = existsSync(path)
  ? false
  : 'the published OpenAPI document is not beside the repository (../shared/contract/my-account.openapi.json)';
