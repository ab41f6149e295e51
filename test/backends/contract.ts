import { describeChanging } from './contract/describe-changing.js';
import { describeEnrolling } from './contract/describe-enrolling.js';
import { describeFailing } from './contract/describe-failing.js';
import { describeListing } from './contract/describe-listing.js';
import type { ContractWorld, OpenWorld } from './contract/contract-world.js';

/**
 * The suite that every backend passes: what the element relies on, whatever the vendor. What a backend says it
 * can't do, by its capabilities or by leaving an operation out, is skipped.
 */
export function describeBackendContract(name: string, setUp: OpenWorld): void {
  describe(`${name} keeps the contract of backends`, () => {
    let world: ContractWorld | undefined;

    const open: OpenWorld = async (account) => (world = await setUp(account));

    afterEach(async () => {
      await world?.close();
      world = undefined;
    });

    describeListing(open);
    describeEnrolling(open);
    describeChanging(open);
    describeFailing(open);
  });
}
