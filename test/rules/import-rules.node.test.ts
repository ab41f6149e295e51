import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lintText } from './lint-text.js';

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

const rooms: Readonly<Record<string, { readonly file: string; readonly mayNot: readonly string[] }>> = {
  model: {
    file: 'src/model/x.ts',
    mayNot: ['backends', 'store', 'i18n', 'ui', 'methods', 'manager', 'emulator'],
  },
  backends: { file: 'src/backends/x.ts', mayNot: ['store', 'i18n', 'ui', 'methods', 'manager', 'emulator'] },
  store: { file: 'src/store/x.ts', mayNot: ['backends', 'i18n', 'ui', 'methods', 'manager', 'emulator'] },
  i18n: { file: 'src/i18n/x.ts', mayNot: ['backends', 'store', 'ui', 'methods', 'manager', 'emulator'] },
  ui: { file: 'src/ui/x.ts', mayNot: ['backends', 'store', 'methods', 'manager', 'emulator'] },
  methods: { file: 'src/methods/x.ts', mayNot: ['backends', 'manager', 'emulator'] },
  manager: { file: 'src/manager/x.ts', mayNot: ['backends', 'emulator'] },
  emulator: {
    file: 'src/emulator/x.ts',
    mayNot: ['backends', 'store', 'i18n', 'ui', 'methods', 'manager'],
  },
};

const typesOnly: readonly (readonly [file: string, room: string])[] = [
  ['src/i18n/x.ts', 'model'],
  ['src/ui/x.ts', 'model'],
  ['src/methods/x.ts', 'store'],
  ['src/emulator/x.ts', 'model'],
];

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
    text: `export const used: import('../store/x.js').Thing | undefined = undefined;\n`,
    reason: 'which import nothing',
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
  { file: 'src/emulator/x.ts', text: importOf('hono') },
  { file: 'src/emulator/node/x.ts', text: importOf('node:http') },
  {
    file: 'src/methods/x.ts',
    text: `export const used: import('../store/x.js').Thing | undefined = undefined;\n`,
  },
  { file: 'src/define.ts', text: importOf('./backends/default-backend.js') },
];

describe('import rules', () => {
  for (const [room, { file, mayNot }] of Object.entries(rooms)) {
    for (const other of mayNot) {
      for (const [way, text] of [
        ['imports', importOf(`../${other}/thing.js`)],
        ['imports types of', typeOf(`../${other}/thing.js`)],
        ['loads', lazily(`../${other}/thing.js`)],
      ] as const) {
        it(`refuse that ${room}/ ${way} ${other}/`, async () => {
          const messages = await lintText(file, text);
          assert.match(messages.join('\n'), new RegExp(`${room}/ may not import this room`));
        });
      }
    }
  }

  for (const [file, room] of typesOnly) {
    it(`let ${file} import types of ${room}/, and nothing else`, async () => {
      assert.deepEqual(await lintText(file, typeOf(`../${room}/thing.js`)), []);
      assert.match((await lintText(file, importOf(`../${room}/thing.js`))).join('\n'), /only types/);
      assert.match((await lintText(file, lazily(`../${room}/thing.js`))).join('\n'), /only types/);
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
