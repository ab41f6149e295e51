export type { ProxyChange } from '../change.js';
export type { Exclusive } from '../exclusive.js';
export type { ProxyHandler } from '../proxy-handler.js';
export type { ProxyOptions } from '../proxy-options.js';
export type { GetSession, ProxySession } from '../session.js';
export type { Fetch } from '../upstream.js';
export type { CounterStore } from './counter-store.js';
export type {
  AddableType,
  CodeMessage,
  ManagementChange,
  ManagementOperation,
  ManagementProxyOptions,
  OfferedOperations,
  RelyingPartyOptions,
} from './management-options.js';
export { managementProxy } from './management-proxy.js';
