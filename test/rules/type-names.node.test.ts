import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthMethodType } from '../../src/model/auth-method.js';
import { lintText } from './lint-text.js';

const reason = 'name no method type';

/** Every type of the model, or else this does not compile, and those that a backend may list beside them. */
const types: Readonly<
  Record<AuthMethodType | 'device' | 'identity-verification' | 'email-verification', true>
> = {
  passkey: true,
  password: true,
  totp: true,
  phone: true,
  email: true,
  'push-notification': true,
  'recovery-code': true,
  'webauthn-platform': true,
  'webauthn-roaming': true,
  device: true,
  'identity-verification': true,
  'email-verification': true,
};

const refusals = async (file: string, text: string): Promise<readonly string[]> =>
  (await lintText(file, text)).filter((message) => message.includes(reason));

describe('the names of method types', () => {
  for (const file of ['src/manager/x.ts', 'src/manager/diagnostics/x.ts', 'src/store/x.ts']) {
    for (const type of Object.keys(types)) {
      it(`are refused in ${file}: ${type}`, async () => {
        const text = `export const is = (type: string): boolean => type === '${type}';\n`;
        assert.equal((await refusals(file, text)).length, 1);
        assert.equal((await refusals(file, `export const type = \`${type}\`;\n`)).length, 1);
        assert.equal((await refusals(file, `export type Type = '${type}';\n`)).length, 1);
        assert.equal((await refusals(file, `export const facts = { '${type}': 1 };\n`)).length, 1);
      });
    }
  }

  it('are permitted in the registry, and in the folders of the types', async () => {
    const text = `export const type = 'passkey';\n`;
    for (const file of ['src/manager/registry.ts', 'src/methods/passkey/x.ts', 'src/emulator/x.ts']) {
      assert.deepEqual(await refusals(file, text), [], file);
    }
  });

  it('may be part of a longer text in the manager', async () => {
    assert.deepEqual(
      await refusals('src/manager/x.ts', `export const tag = 'auth-methods-passkey-row';\n`),
      [],
    );
  });
});
