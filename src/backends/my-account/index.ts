export { myAccountBackend, type MyAccountBackend } from './my-account-backend.js';
export type {
  BackendOptions,
  Fetcher,
  GetAccessToken,
  MethodsBackend,
  TokenReason,
  TokenRequest,
} from '../../model/methods-backend.js';
