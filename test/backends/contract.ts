import { describeChanging } from './contract/describe-changing.js';
import { describeEnrolling } from './contract/describe-enrolling.js';
import { describeFailing } from './contract/describe-failing.js';
import { describeListing } from './contract/describe-listing.js';
import { describePromising } from './contract/describe-promising.js';
import type { ContractWorld, OpenWorld } from './contract/contract-world.js';

/**
 * The suite that every backend passes: everything the element relies on, whatever the vendor. Abilities that a
 * backend leaves out are skipped, and the report says in words which ones.
 */
export function describeBackendContract(name: string, setUp: OpenWorld): void {
  describe(`${name} keeps the contract of backends`, () => {
    let world: ContractWorld | undefined;

    const close = async (): Promise<void> => {
      await world?.close();
      world = undefined;
    };

    const open: OpenWorld = async (account) => {
      await close();
      return (world = await setUp(account));
    };

    afterEach(close);

    describePromising(open);
    describeListing(open);
    describeEnrolling(open);
    describeChanging(open);
    describeFailing(open);
  });
}
