import { expect } from '@open-wc/testing';

import { brokenPromises, operations } from './broken-promises.js';
import { skip, type OpenWorld } from './contract-world.js';

export function describePromising(open: OpenWorld): void {
  describe('capabilities', () => {
    it('promises no operation that is absent', async () => {
      const { backend } = await open('full');
      expect(brokenPromises(backend)).to.deep.equal([]);
    });

    it('leaves an operation it lacks out as a property, and has list()', async () => {
      const { backend } = await open('full');
      for (const name of operations) {
        if (name in backend) expect(typeof backend[name], name).to.equal('function');
      }
      expect('list' in backend).to.equal(true);
    });

    it('can start whatever it completes or sends again', async () => {
      const { backend } = await open('full');
      const { startEnrollment, completeEnrollment, resendCode } = backend;
      if (completeEnrollment) expect(startEnrollment).to.be.a('function');
      if (resendCode) expect(completeEnrollment).to.be.a('function');
    });

    it('names each type and each phone channel once', async () => {
      const { capabilities = {} } = (await open('full')).backend;
      for (const [name, values] of Object.entries(capabilities)) {
        if (Array.isArray(values)) expect(new Set(values).size, name).to.equal(values.length);
      }
    });

    it('lists the channels for new phone numbers', async function () {
      const { phoneChannels } = (await open('full')).backend.capabilities ?? {};
      if (!phoneChannels) skip('it names no phoneChannels', this);
      expect(phoneChannels).to.not.be.empty;
      expect(['sms', 'voice', 'whatsapp']).to.include.members([...phoneChannels]);
    });

    it('names the owner of an account that is not the person’s own', async function () {
      const { accountOwner } = (await open('full')).backend;
      if (!accountOwner) skip('it has no accountOwner: the account is the person’s own', this);
      expect(accountOwner.name.trim()).to.not.equal('');
    });
  });
}
