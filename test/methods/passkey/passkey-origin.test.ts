import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../support/backends/memory-backend.js';
import { eventually } from '../../support/browser/eventually.js';
import { openManager } from '../../support/browser/manager-harness.js';
import { sample } from '../../manager/method-samples.js';

describe('the title of a passkey', () => {
  it('is its provider’s name', async () => {
    const passkey = sample('passkey', 'passkey|1', { aaguid: 'FBFC3007-154E-4ECC-8C0B-6E020557D7BD' });
    const manager = await openManager({ settings: { backend: memoryBackend({ methods: [passkey] }) } });
    await eventually(() => expect(manager.titles).to.deep.equal(['Apple Passwords']));
  });

  it('is no member of every object, whatever its provider calls itself', async () => {
    const methods = ['constructor', '__proto__', 'toString'].map((aaguid) =>
      sample('passkey', aaguid, { aaguid }),
    );
    const known = sample('passkey', 'passkey|1', { aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd' });
    const backend = memoryBackend({ methods: [known, ...methods] });
    const manager = await openManager({ settings: { backend } });
    // Once the names of providers are there.
    await eventually(() => expect(manager.titles).to.include('Apple Passwords'));
    expect(manager.titles.filter((title) => /^Passkey/.test(title))).to.have.length(3);
    expect(manager.text).not.to.match(/function|\[object/);
  });
});
