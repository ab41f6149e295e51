import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lintText, lintTextWithoutRules, root } from './lint-text.js';

interface Case {
  readonly file: string;
  readonly text: string;
  /** Part of the reason that the linter gives. */
  readonly reason: string;
}

const importOf = (specifier: string): string =>
  `import { thing } from '${specifier}';\nexport const used = thing;\n`;
const typeOf = (specifier: string): string =>
  `import type { Thing } from '${specifier}';\nexport const used: Thing | undefined = undefined;\n`;
const lazily = (specifier: string): string =>
  `export const load = (): Promise<unknown> => import('${specifier}');\n`;

const inlineTypeOf = (specifier: string): string =>
  `export const used: import('${specifier}').Thing | undefined = undefined;\n`;

/** What each room may import, and of which rooms only types; all other rooms are forbidden to it. */
const rooms: Readonly<
  Record<string, { readonly mayImport: readonly string[]; readonly typesOf?: readonly string[] }>
> = {
  model: { mayImport: [] },
  backends: { mayImport: ['model'] },
  store: { mayImport: ['model'] },
  i18n: { mayImport: [], typesOf: ['model'] },
  ui: { mayImport: ['i18n'], typesOf: ['model', 'store'] },
  events: { mayImport: ['ui'], typesOf: ['model'] },
  methods: { mayImport: ['model', 'i18n', 'ui'], typesOf: ['store'] },
  manager: { mayImport: ['model', 'store', 'i18n', 'ui', 'events', 'methods'] },
  proxy: { mayImport: [], typesOf: ['model'] },
  server: { mayImport: ['i18n'] },
  react: { mayImport: ['server', 'manager', 'backends'], typesOf: ['events'] },
  emulator: { mayImport: [], typesOf: ['model'] },
  testing: { mayImport: [] },
};
const roomNames = Object.keys(rooms);

const otherRooms = (room: string, access: 'permitted' | 'types' | 'forbidden'): readonly string[] => {
  const { mayImport = [], typesOf = [] } = rooms[room] ?? {};
  const accessTo = (other: string): typeof access =>
    mayImport.includes(other) ? 'permitted' : typesOf.includes(other) ? 'types' : 'forbidden';
  return roomNames.filter((other) => other !== room && accessTo(other) === access);
};

/** Every way of writing an import of a room. */
const ways = (room: string): Readonly<Record<string, string>> => ({
  imports: importOf(`../${room}/thing.js`),
  'imports types of': typeOf(`../${room}/thing.js`),
  'writes import() types of': inlineTypeOf(`../${room}/thing.js`),
  loads: lazily(`../${room}/thing.js`),
});

const forbidden: readonly Case[] = [
  { file: 'src/model/x.ts', text: importOf('lit'), reason: 'may import no package' },
  { file: 'src/backends/x.ts', text: importOf('zod'), reason: 'import zod/mini' },
  { file: 'src/backends/my-account/x.ts', text: importOf('zod/v4'), reason: 'import zod/mini' },
  { file: 'src/store/x.ts', text: importOf('zod/mini'), reason: 'only in backends/' },
  { file: 'src/emulator/x.ts', text: importOf('zod/mini'), reason: 'schema shared with backends/' },
  { file: 'test/x.node.test.ts', text: importOf('zod'), reason: 'zod/mini' },
  { file: 'src/backends/x.ts', text: importOf('lit'), reason: 'neither the state nor the screen' },
  { file: 'src/backends/x.ts', text: importOf('./my-account/client.js'), reason: 'knows none of them' },
  {
    file: 'src/backends/cognito/x.ts',
    text: importOf('../my-account/client.js'),
    reason: 'Vendors don’t know',
  },
  {
    file: 'src/store/x.ts',
    text: `import { html } from 'lit';\nexport const used = html;\n`,
    reason: 'no templates',
  },
  {
    file: 'src/methods/totp/x.ts',
    text: importOf('../passkey/passkey-row.js'),
    reason: 'Method types don’t know',
  },
  {
    file: 'src/methods/totp/totp-enroll.ts',
    text: importOf('../phone/x.js'),
    reason: 'Method types don’t know',
  },
  { file: 'src/methods/totp/totp-method.ts', text: importOf('./totp-enroll.js'), reason: 'never statically' },
  { file: 'src/manager/x.ts', text: importOf('../methods/totp/totp-enroll.js'), reason: 'never statically' },
  { file: 'src/index.ts', text: importOf('./methods/totp/totp-enroll.js'), reason: 'never statically' },
  { file: 'src/methods/totp/totp-row.ts', text: importOf('../../ui/qr-code.js'), reason: 'never statically' },
  { file: 'src/methods/totp/totp-enroll.ts', text: importOf('qrcode'), reason: 'may import lit' },
  { file: 'src/ui/x.ts', text: importOf('qrcode/lib/core/qrcode.js'), reason: 'lazily loaded files' },
  { file: 'src/methods/x.ts', text: importOf('@simplewebauthn/browser'), reason: 'lazily loaded files' },
  { file: 'src/manager/x.ts', text: importOf('@simplewebauthn/browser'), reason: 'lazily loaded files' },
  { file: 'src/cdn.ts', text: importOf('qrcode'), reason: 'lazily loaded files' },
  { file: 'src/index.ts', text: importOf('./emulator/index.js'), reason: 'product of its own' },
  { file: 'src/manager/x.ts', text: importOf('../index.js'), reason: 'never the other way round' },
  { file: 'src/emulator/x.ts', text: importOf('node:crypto'), reason: 'runs in browsers too' },
  { file: 'src/emulator/node/x.ts', text: importOf('../../backends/http.js'), reason: 'hide a wrong one' },
  { file: 'src/emulator/x.ts', text: importOf('lit'), reason: 'other side of the wire' },
  { file: 'src/manager/x.ts', text: lazily('../backends/my-account/index.js'), reason: 'imports none' },
  {
    file: 'src/model/x.ts',
    text: inlineTypeOf('../store/x.js'),
    reason: 'which import nothing',
  },
  { file: 'src/server/x.ts', text: importOf('lit'), reason: 'neither Lit nor the element' },
  { file: 'src/react/x.ts', text: importOf('react-dom'), reason: 'may import react' },
  { file: 'src/proxy/x.ts', text: importOf('node:crypto'), reason: 'runs on the host’s server' },
  { file: 'src/proxy/x.ts', text: importOf('./management/x.js'), reason: 'knows none of them' },
  {
    file: 'src/proxy/management/x.ts',
    text: importOf('../authsignal/x.js'),
    reason: 'Proxies don’t know',
  },
  { file: 'src/backends/x.ts', text: lazily('zod'), reason: 'import zod/mini' },
  {
    file: 'src/methods/totp/x.ts',
    text: lazily('../passkey/passkey-enroll.js'),
    reason: 'Method types don’t know',
  },
];

const permitted: readonly Pick<Case, 'file' | 'text'>[] = [
  { file: 'src/backends/x.ts', text: importOf('zod/mini') },
  { file: 'src/backends/my-account/x.ts', text: importOf('../http.js') },
  { file: 'src/backends/my-account/x.ts', text: importOf('../../model/auth-method.js') },
  { file: 'src/backends/default-backend.ts', text: importOf('./my-account/index.js') },
  { file: 'src/store/x.ts', text: `import { LitElement } from 'lit';\nexport const used = LitElement;\n` },
  { file: 'src/ui/x.ts', text: importOf('lit/decorators.js') },
  { file: 'src/ui/qr-code.ts', text: importOf('qrcode/lib/core/qrcode.js') },
  { file: 'src/methods/totp/x.ts', text: importOf('../method-row.js') },
  { file: 'src/methods/x.ts', text: importOf('../ui/component.js') },
  { file: 'src/methods/totp/totp-method.ts', text: lazily('./totp-enroll.js') },
  { file: 'src/methods/totp/totp-method.ts', text: typeOf('./totp-enroll.js') },
  { file: 'src/methods/totp/totp-enroll.ts', text: importOf('../../ui/qr-code.js') },
  { file: 'src/methods/passkey/passkey-enroll.ts', text: importOf('@simplewebauthn/browser') },
  { file: 'src/methods/passkey/passkey-enroll.ts', text: importOf('@lit/task') },
  { file: 'src/manager/x.ts', text: importOf('../store/methods-store.js') },
  { file: 'src/proxy/management/x.ts', text: lazily('otpauth') },
  { file: 'src/emulator/x.ts', text: importOf('hono') },
  { file: 'src/emulator/node/x.ts', text: importOf('node:http') },
  { file: 'src/define.ts', text: importOf('./backends/default-backend.js') },
];

describe('import rules', () => {
  it('have a case for every room of src/', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual([...roomNames].sort(), folders.sort());
  });

  for (const room of roomNames) {
    const file = `src/${room}/x.ts`;
    const forbiddenRooms = otherRooms(room, 'forbidden');

    it(`forbid ${room}/ at least one room`, () => {
      assert.ok(forbiddenRooms.length > 0);
    });

    for (const other of forbiddenRooms) {
      for (const [way, text] of Object.entries(ways(other))) {
        it(`refuse that ${room}/ ${way} ${other}/`, async () => {
          const messages = await lintText(file, text);
          assert.match(messages.join('\n'), new RegExp(`${room}/ may not import this room`));
        });
      }
    }

    for (const other of otherRooms(room, 'types')) {
      it(`let ${room}/ import types of ${other}/, and nothing else`, async () => {
        assert.deepEqual(await lintText(file, typeOf(`../${other}/thing.js`)), []);
        assert.deepEqual(await lintText(file, inlineTypeOf(`../${other}/thing.js`)), []);
        assert.match((await lintText(file, importOf(`../${other}/thing.js`))).join('\n'), /only types/);
        assert.match((await lintText(file, lazily(`../${other}/thing.js`))).join('\n'), /only types/);
      });
    }

    for (const other of otherRooms(room, 'permitted')) {
      it(`let ${room}/ import ${other}/`, async () => {
        assert.deepEqual(await lintText(file, importOf(`../${other}/thing.js`)), []);
      });
    }

    it(`refuse nothing to ${room}/ once the rules of ${room}/ are taken away`, async () => {
      const lint = await lintTextWithoutRules(`src/${room}/`);
      for (const text of forbiddenRooms.flatMap((other) => Object.values(ways(other)))) {
        const messages = await lint(file, text);
        assert.deepEqual(
          messages.filter((message) => message.includes('may not import this room')),
          [],
        );
      }
    });
  }

  for (const { file, text, reason } of forbidden) {
    it(`refuse in ${file}: ${text.split('\n')[0] ?? ''}`, async () => {
      const messages = await lintText(file, text);
      assert.ok(
        messages.some((message) => message.includes(reason)),
        `expected "${reason}", got: ${messages.join('; ') || 'nothing'}`,
      );
    });
  }

  for (const { file, text } of permitted) {
    it(`permit in ${file}: ${text.split('\n')[0] ?? ''}`, async () => {
      assert.deepEqual(await lintText(file, text), []);
    });
  }
});
