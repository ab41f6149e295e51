export type { GatewayAccount, GatewayMethod } from './gateway-accounts.js';
export {
  createGatewayEmulator,
  type GatewayEmulator,
  type GatewayEmulatorOptions,
  type GatewayFaults,
} from './gateway-emulator.js';
