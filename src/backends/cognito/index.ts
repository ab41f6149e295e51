export {
  cognitoBackend,
  type CognitoBackend,
  type CognitoMethodType,
  type CognitoOptions,
} from './cognito-backend.js';
export type { Fetcher, GetAccessToken, TokenRequest } from '../../model/methods-backend.js';
