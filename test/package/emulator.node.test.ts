import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import type * as EmulatorModule from '../../src/emulator/index.js';
import { createCredential, type CreationOptions } from '../emulator/support/software-authenticator.js';
import { root } from './packed-package.js';

const published = join(root, 'dist/emulator/index.js');
const pageOrigin = 'http://localhost:5173';

/** What a bundler can leave for the end, since it is said to have no effect. */
function withPureStatementsLast(code: string): string {
  const { statements } = ts.createSourceFile(
    'index.js',
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.JS,
  );
  const isPure = (statement: ts.Statement): boolean =>
    ts.isExpressionStatement(statement) && /^\(*\/\* @__PURE__ \*\//.test(statement.getText());
  const ordered = [
    ...statements.filter((each) => !isPure(each)),
    ...statements.filter((each) => isPure(each)),
  ];
  return ordered.map((statement) => statement.getFullText()).join('\n');
}

describe('the published emulator', () => {
  let folder: string;

  before(async () => (folder = await mkdtemp(join(tmpdir(), 'emulator-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  async function bundle(): Promise<string> {
    const { outputFiles } = await build({
      entryPoints: [published],
      bundle: true,
      format: 'esm',
      write: false,
    });
    const file = join(folder, 'bundle.mjs');
    await writeFile(file, withPureStatementsLast(outputFiles[0]?.text ?? ''));
    return file;
  }

  // The order counts: what the first adds to the process, the second finds there.
  for (const [where, prepare] of [
    ['in a bundle that runs last what is marked as pure', bundle],
    ['as it is', () => Promise.resolve(published)],
  ] as const) {
    for (const attestation of ['none', 'self', 'certificate'] as const) {
      it(`answers a passkey with the attestation ${attestation}, ${where}`, async () => {
        const { createEmulator } = (await import(
          pathToFileURL(await prepare()).href
        )) as typeof EmulatorModule;
        const emulator = createEmulator({ scenario: 'empty' });
        const token = await emulator.issueToken();
        const post = (path: string, body: object): Promise<Response> =>
          emulator.fetch(`${emulator.origin}/me/v1/authentication-methods${path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
        const started = (await (await post('', { type: 'passkey' })).json()) as {
          readonly auth_session: string;
          readonly authn_params_public_key: CreationOptions;
        };
        const answer = await post('/passkey%7Cnew/verify', {
          auth_session: started.auth_session,
          authn_response: createCredential(started.authn_params_public_key, {
            origin: pageOrigin,
            attestation,
          }),
        });
        assert.equal(answer.status, attestation === 'certificate' ? 400 : 201, await answer.text());
      });
    }
  }

  it('adds nothing to Reflect, which the page’s own libraries may have extended', () => {
    const names = Reflect.ownKeys(Reflect).map(String);
    assert.ok(names.includes('ownKeys'));
    assert.deepEqual(
      names.filter((name) => name.toLowerCase().includes('metadata')),
      [],
    );
  });
});
