import { expect, fixture, html } from '@open-wc/testing';
import { memoryBackend, type MemoryBackend } from '../support/backends/memory-backend.js';
import { deepQueryAll, renderedText } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { ManagerHarness } from '../support/browser/manager-harness.js';
import { sample } from './method-samples.js';

const stolen = 'A stolen password is enough to get in';
const lockedOut = 'If you lose your devices, you’re locked out';

describe('two elements of a page, of what has become of the account,', () => {
  let backend: MemoryBackend;

  beforeEach(() => {
    backend = memoryBackend({
      methods: [sample('password', 'password|1'), sample('totp', 'totp|1')],
      operations: ['remove'],
    });
  });

  /** One section signs in, and has a summary; the other is the second step. */
  async function open(hideSummary: boolean): Promise<readonly [ManagerHarness, ManagerHarness]> {
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const add = (types: string, hidesSummary: boolean): ManagerHarness => {
      const element = document.createElement('auth-methods-manager');
      place.append(Object.assign(element, { backend, types, hideSummary: hidesSummary }));
      return new ManagerHarness(element);
    };
    const sections = [add('passkey password', false), add('totp', hideSummary)] as const;
    for (const section of sections) await section.loaded();
    return sections;
  }

  /** The live region comes with the dialogs. */
  async function use(manager: ManagerHarness, id: string): Promise<void> {
    await (await manager.open(id, 'Details')).press('Close');
    await manager.dialogClosed();
  }

  async function removeApp(manager: ManagerHarness): Promise<void> {
    await (await manager.open('totp|1', 'Remove')).press('Remove authenticator app');
    await manager.dialogClosed();
  }

  /** What is said of the account beside what is on screen. */
  const heard = (...managers: readonly ManagerHarness[]): readonly string[] =>
    managers
      .flatMap(({ element }) => deepQueryAll(element, '.text > [role=status]:not([aria-live])'))
      .map(renderedText)
      .filter(Boolean);

  it('speak once after a change in the one without a summary', async () => {
    const [one, other] = await open(true);
    await use(one, 'password|1');
    await removeApp(other);
    await one.textWith(stolen);
    await eventually(() => expect(heard(one, other)).to.deep.equal([stolen]));
    expect(heard(other)).to.have.length(1);
  });

  it('speak once of what has changed elsewhere, where both have a summary', async () => {
    const [one, other] = await open(false);
    await use(one, 'password|1');
    await use(other, 'totp|1');
    backend.account.methods = [sample('password', 'password|1')];
    await one.element.refresh();
    await one.textWith(stolen);
    await other.textWith(stolen);
    await eventually(() => expect(heard(one, other)).to.deep.equal([stolen]));
  });

  for (const attribute of ['hidden', 'inert'] as const)
    it(`speak through the one that the page does not hide: ${attribute}`, async () => {
      const [one, other] = await open(false);
      await use(other, 'totp|1');
      await use(one, 'password|1');
      one.element[attribute] = true;
      backend.account.methods = [sample('password', 'password|1')];
      await other.element.refresh();
      await eventually(() => expect(heard(other)).to.deep.equal([stolen]));
    });

  it('say in a message on screen what is true by now', async () => {
    const [one, other] = await open(true);
    await use(one, 'password|1');
    await removeApp(other);
    expect(heard(other)).to.deep.equal([stolen]);
    backend.account.methods = [...backend.account.methods, sample('totp', 'totp|2')];
    await other.element.refresh();
    await eventually(() => expect(heard(one, other)).to.deep.equal([lockedOut]));
  });

  it('say nothing where the host has put its own judgement in the one', async () => {
    const [one, other] = await open(true);
    one.element.innerHTML = '<p slot="summary">Level 3</p>';
    await removeApp(other);
    await eventually(() => expect(other.announcement).to.contain('removed'));
    expect(heard(one, other)).to.deep.equal([]);
  });
});
