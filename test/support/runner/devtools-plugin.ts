import type { BasicTestSession, TestRunnerPlugin } from '@web/test-runner';
import type { ChromeLauncher } from '@web/test-runner-chrome';

type Page = ReturnType<ChromeLauncher['getPage']>;
type DevtoolsSession = Awaited<ReturnType<Page['createCDPSession']>>;

interface DevtoolsCall {
  readonly method: string;
  readonly params?: object;
}

/** A credential that an authenticator changed because the page has signalled something. */
interface CredentialChange {
  readonly kind: 'deleted' | 'updated';
  readonly credentialId: string;
}

/** The page of a test file; only Chromium has what these tests need. */
export function pageOf(session: BasicTestSession): Page {
  if (session.browser.type !== 'puppeteer') throw new Error(`No devtools in ${session.browser.name}.`);
  return (session.browser as ChromeLauncher).getPage(session.id);
}

/** Calls back once the runner has left the test file: the same page serves the next one. */
export function onSessionEnd(session: BasicTestSession, callback: () => unknown): void {
  const page = pageOf(session);
  const listener = (frame: ReturnType<Page['mainFrame']>): void => {
    if (frame !== page.mainFrame() || frame.url() !== 'about:blank') return;
    page.off('framenavigated', listener);
    callback();
  };
  page.on('framenavigated', listener);
}

/**
 * Lets a test speak the Chrome DevTools Protocol. All that a test file switches on that way, such as a
 * virtual authenticator or emulated media, ends with the file, since its devtools session ends.
 */
export function devtoolsPlugin(): TestRunnerPlugin<DevtoolsCall> {
  const clients = new Map<string, Promise<DevtoolsSession>>();
  /** What password managers did, in order. */
  const changes = new Map<string, CredentialChange[]>();

  function clientOf(session: BasicTestSession): Promise<DevtoolsSession> {
    const known = clients.get(session.id);
    if (known) return known;
    const client = pageOf(session).createCDPSession();
    clients.set(session.id, client);
    void client.then((devtools) => {
      const seen: CredentialChange[] = [];
      changes.set(session.id, seen);
      devtools.on('WebAuthn.credentialDeleted', (event) => seen.push({ kind: 'deleted', ...event }));
      devtools.on('WebAuthn.credentialUpdated', ({ credential }) =>
        seen.push({ kind: 'updated', ...credential }),
      );
    });
    onSessionEnd(session, async () => {
      clients.delete(session.id);
      await (await client).detach().catch(() => undefined);
    });
    return client;
  }

  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (command === 'credential-changes') return { result: changes.get(session.id) ?? [] };
      if (command !== 'devtools' || !payload) return undefined;
      const client = await clientOf(session);
      // The protocol's methods are checked by the browser, which answers with the name it does not know.
      return { result: await client.send(payload.method as 'Page.enable', payload.params as undefined) };
    },
  };
}
