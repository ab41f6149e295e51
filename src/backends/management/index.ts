export {
  managementBackend,
  type ManagementBackend,
  type ManagementEnrollableType,
  type ManagementOptions,
} from './management-backend.js';
export type { Fetcher, GetAccessToken, TokenRequest } from '../../model/methods-backend.js';
