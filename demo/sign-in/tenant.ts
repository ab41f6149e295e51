import { Emulator } from '../emulator.js';
import { asJsonObject } from '../json-object.js';

/** Where the page signs in, and how. */
export interface Tenant {
  /** Such as `login.example.com`, or `http://localhost:4400` for the emulator. */
  readonly domain: string;
  readonly clientId: string;
  readonly dpop: boolean;
}

const key = 'sign-in-tenant';

/**
 * The tenant in the page's URL; else the one remembered when the person left for the login page, since the redirect
 * back drops it; else the emulator.
 */
export function readTenant(): Tenant {
  const query = new URLSearchParams(location.search);
  const isChosen = ['domain', 'client_id', 'dpop'].some((name) => query.has(name));
  const remembered = isChosen ? {} : asJsonObject(JSON.parse(sessionStorage.getItem(key) ?? '{}'));
  const { domain, clientId, dpop } = remembered;
  if (typeof domain === 'string' && typeof clientId === 'string') {
    return { domain, clientId, dpop: dpop === true };
  }
  return {
    domain: query.get('domain') || Emulator.ofPage().origin,
    clientId: query.get('client_id') || 'demo',
    dpop: query.get('dpop') === '1',
  };
}

export function rememberTenant(tenant: Tenant): void {
  sessionStorage.setItem(key, JSON.stringify(tenant));
}
