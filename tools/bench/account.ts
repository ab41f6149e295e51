import { createEmulator } from '../../src/emulator/index.js';
import { serveEmulator } from '../../src/emulator/node/serve-emulator.js';
import type { Account } from './pages.js';
import { serveFiles } from './site.js';

type EmulatorServer = Awaited<ReturnType<typeof serveEmulator>>;

/** An account whose methods can be changed: the emulator's, on a port of its own. */
export async function serveAccount(): Promise<Account & { readonly server: EmulatorServer }> {
  const server = await serveEmulator({ port: 0, scenario: 'typical' });
  const token = await server.emulator.issueToken({ expiresIn: 86_400 });
  return { api: server.origin, token, server };
}

async function answerOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const emulator = createEmulator({ scenario: 'everything' });
  const headers = { authorization: `Bearer ${await emulator.issueToken()}` };
  const response = await emulator.fetch(`${emulator.origin}/me/v1/${path}`, { headers });
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

/** An account with that many methods, more than the emulator has. It can only be listed. */
export async function serveLongList(length: number): Promise<Account & { close(): Promise<void> }> {
  const { authentication_methods: known } = await answerOf('authentication-methods');
  if (!Array.isArray(known)) throw new Error('The emulator answers with no list.');
  const usual = known.filter(
    (method: Readonly<Record<string, unknown>>) =>
      typeof method['type'] === 'string' && !['password', 'recovery-code'].includes(method['type']),
  );
  const methods = Array.from({ length }, (_, index) => {
    const method = usual[index % usual.length] as Readonly<Record<string, unknown>>;
    return { ...method, id: `${String(method['type'])}|dev_${index}`, name: `Method ${index}` };
  });
  const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) });
  const { origin, close } = await serveFiles({
    '/me/v1/authentication-methods': json({ authentication_methods: methods }),
    '/me/v1/factors': json(await answerOf('factors')),
  });
  return { api: origin, token: 'unchecked', close };
}
