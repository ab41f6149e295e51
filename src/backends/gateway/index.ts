export { gatewayBackend, type GatewayBackend, type GatewayOptions } from './gateway-backend.js';
export type { Fetcher, GetAccessToken, TokenRequest } from '../../model/methods-backend.js';
