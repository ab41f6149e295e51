import type { Confirmation } from '../../../src/index.js';
import { chooseLost } from './choose-lost.js';
import { deepQueryAll } from './composed-tree.js';
import { confirmationOpened } from './confirmation-opened.js';
import type { DialogHarness } from './dialog-harness.js';
import { eventually } from './eventually.js';
import type { ManagerHarness } from './manager-harness.js';
import type { Screen } from './screen.js';

/** Added three days ago in the scenario "everything". */
const newKey = 'webauthn-roaming|dev_Re6Tw5Qy4Ui3Op2L';

/** On a page that can sign out the other devices, and where no help was interrupted. */
function prepareHelp({ element }: ManagerHarness): void {
  sessionStorage.clear();
  element.canSignOutElsewhere = true;
}

async function openLostPhone(manager: ManagerHarness): Promise<DialogHarness> {
  prepareHelp(manager);
  return chooseLost(manager, /^My phone/);
}

const confirmation: Confirmation = {
  methods: () =>
    Promise.resolve([
      { id: 'a', type: 'totp', answer: 'code' },
      { id: 'b', type: 'phone', destination: '+1 ••• ••• 0143', answer: 'sent-code' },
      { id: 'c', type: 'push-notification', answer: 'approval' },
      { id: 'd', type: 'recovery-code', answer: 'text' },
    ]),
  challenge: () => Promise.resolve(),
  verify: () => Promise.reject<void>(Object.assign(new Error('wrong'), { code: 'invalid_code' })),
};

/** A removal that has to be confirmed, by one of the person's methods. */
async function openConfirmation(manager: ManagerHarness): Promise<DialogHarness> {
  manager.element.addEventListener('auth-methods-step-up', (event) => event.confirmWith(confirmation));
  const removal = await manager.open('Authenticator app', 'Remove');
  await removal.press('Remove authenticator app');
  const dialog = await confirmationOpened(manager);
  await dialog.button('Use another way');
  return dialog;
}

async function openWays(manager: ManagerHarness): Promise<DialogHarness> {
  const dialog = await openConfirmation(manager);
  await dialog.press('Use another way');
  await dialog.textWith('Choose how to confirm it’s you.');
  return dialog;
}

/** Help for somebody who is frightened, and what asks whether it is them. */
export const helpScreens: readonly Screen[] = [
  {
    name: 'answers about the account',
    scenario: 'typical',
    open: async (manager) => {
      deepQueryAll<HTMLElement>(manager.element, 'summary')[0]!.click();
      await eventually(() => deepQueryAll(manager.element, '.answer').length > 0);
    },
  },
  {
    name: 'lost device, what it was',
    scenario: 'typical',
    open: async (manager) => {
      prepareHelp(manager);
      await manager.press('Lost a device?');
      await (await manager.dialogOpened()).button('Something else');
    },
  },
  { name: 'lost device, what was on it', scenario: 'typical', open: openLostPhone },
  {
    name: 'lost device, what is left to do',
    scenario: 'typical',
    open: async (manager) => {
      const dialog = await openLostPhone(manager);
      await dialog.press('Remove these');
      await dialog.button('Replace your recovery code');
    },
  },
  {
    name: 'method that is not theirs',
    scenario: 'everything',
    open: (manager) => {
      prepareHelp(manager);
      return manager.open(newKey, 'Wasn’t you?');
    },
  },
  {
    name: 'signing out everywhere else',
    scenario: 'typical',
    open: async (manager) => {
      prepareHelp(manager);
      await manager.press('Sign out everywhere else');
      await (await manager.dialogOpened()).button('Sign out');
    },
  },
  { name: 'confirmation, a code', scenario: 'step-up', open: openConfirmation },
  { name: 'confirmation, another way', scenario: 'step-up', open: openWays },
  {
    name: 'confirmation, a wrong code',
    scenario: 'step-up',
    open: async (manager) => {
      const dialog = await openConfirmation(manager);
      await dialog.typeCode('123456');
      await dialog.press('Verify');
      await dialog.textWith('That code isn’t right.');
    },
  },
  {
    name: 'confirmation, a sent code',
    scenario: 'step-up',
    open: async (manager) => {
      const dialog = await openWays(manager);
      await dialog.press(/^Phone/);
      await dialog.textWith('Enter the code we sent to');
    },
  },
  {
    name: 'confirmation, a recovery code',
    scenario: 'step-up',
    open: async (manager) => {
      const dialog = await openWays(manager);
      await dialog.press(/^Recovery code/);
      await dialog.button('Verify');
    },
  },
];
