import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HttpsFront {
  /** `https://tenant.example:PORT`: the element takes what is on this machine for HTTP. */
  readonly origin: string;
  /** Where requests are passed on to, once that is known. */
  passTo(port: number): void;
  close(): Promise<void>;
}

const host = 'tenant.example';

/** Leads a browser to the front. */
export const frontArguments: readonly string[] = [`--host-resolver-rules=MAP ${host} 127.0.0.1`];

/** Serves HTTPS in front of a local HTTP server, with a certificate that only a lenient browser accepts. */
export async function serveHttpsFront(): Promise<HttpsFront> {
  let target = 0;
  const server = createServer(makeCertificate(), (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `https://${host}:${port}`,
    passTo: (given) => (target = given),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const options = '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tenant.example';
  execFileSync('openssl', ['req', ...options.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
  try {
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
