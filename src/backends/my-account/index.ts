export { myAccountBackend } from './my-account-backend.js';
export type {
  ConnectionOptions,
  Fetcher,
  GetAccessToken,
  MethodsBackend,
  TokenReason,
  TokenRequest,
} from '../../model/methods-backend.js';
