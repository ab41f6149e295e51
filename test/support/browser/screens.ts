import { deepQueryAll } from './composed-tree.js';
import { enrollmentScreens } from './enrollment-screens.js';
import { eventually } from './eventually.js';
import { helpScreens } from './help-screens.js';
import { hasAlert, pressAndFail, refusal, type Screen } from './screen.js';

const phone = '+1 ••• ••• 0143';
const changes: readonly Screen[] = [
  { name: 'removal', scenario: 'everything', open: (manager) => manager.open('Recovery code', 'Remove') },
  { name: 'removal of the only method', open: (manager) => manager.open('Password', 'Remove') },
  {
    name: 'removal, under way',
    scenario: 'typical',
    open: async (manager) => {
      const dialog = await manager.open(phone, 'Remove');
      await manager.emulator.faults({ latency: 60_000 });
      await dialog.press('Remove phone number');
      await dialog.button('Removing…');
    },
  },
  {
    name: 'removal, refused',
    scenario: 'everything',
    faults: { deleteConflict: 'always' },
    open: async (manager) => pressAndFail(await manager.open(phone, 'Remove'), 'Remove phone number'),
  },
  {
    name: 'removal, held up by a rate limit',
    scenario: 'typical',
    faults: refusal('delete', 429),
    open: async (manager) => {
      const dialog = await manager.open(phone, 'Remove');
      await dialog.press('Remove phone number');
      await dialog.textWith('You can go on in');
    },
  },
  {
    name: 'removal, waiting for a fresh sign-in',
    scenario: 'step-up',
    open: async (manager) => pressAndFail(await manager.open(phone, 'Remove'), 'Remove phone number'),
  },
  {
    name: 'a new name',
    scenario: 'typical',
    open: async (manager) => (await manager.open('Authenticator app', 'Rename')).field('Name'),
  },
  {
    name: 'a new name, empty',
    scenario: 'typical',
    open: async (manager) => {
      const dialog = await manager.open('Authenticator app', 'Rename');
      await dialog.type('Name', ' ');
      await pressAndFail(dialog, 'Save name');
    },
  },
  {
    name: 'a new name, not kept',
    scenario: 'typical',
    open: async (manager) => {
      const dialog = await manager.open('passkey|dev_Lp9Ws3DfGh6JkQ2x', 'Rename');
      await dialog.type('Name', 'Office');
      await pressAndFail(dialog, 'Save name');
    },
  },
  {
    name: 'details of a passkey',
    scenario: 'typical',
    open: async (manager) =>
      (await manager.open('passkey|dev_7hXc2QmRzT4vBn1K', 'Details')).textWith('Credential id'),
  },
  {
    name: 'details of a phone, unmasked',
    scenario: 'typical',
    open: async (manager) => {
      const dialog = await manager.open(phone, 'Details');
      await dialog.press('Show');
      await dialog.button('Hide');
    },
  },
  {
    name: 'a channel, refused',
    scenario: 'typical',
    faults: refusal('update', 500),
    open: async (manager) => hasAlert(await manager.open(phone, 'Send codes by voice call')),
  },
  {
    name: 'a channel, waiting for a fresh sign-in',
    scenario: 'step-up',
    open: async (manager) =>
      (await manager.open(phone, 'Send codes by voice call')).textWith('Confirm it’s you'),
  },
];

const menus: readonly Screen[] = [
  { name: 'menu of what can be added', open: (manager) => manager.openAddMenu('Push notification') },
  {
    name: 'menu of a method',
    scenario: 'typical',
    open: async (manager) => (await manager.row(phone)).openMenu(),
  },
  {
    name: 'menu of next steps',
    open: async (manager) => {
      await manager.press('Add a second step');
      await eventually(() => deepQueryAll(manager.element, '[popover]:popover-open').length > 0);
    },
  },
];

/** Every menu, and every dialog at each of its steps. */
export const screens: readonly Screen[] = [...menus, ...enrollmentScreens, ...changes, ...helpScreens];

/** The screens of these names. Throws when there is none of a name, so that no list of names can become stale. */
export function screensNamed(...names: readonly string[]): readonly Screen[] {
  return names.map((name) => {
    const screen = screens.find((one) => one.name === name);
    if (!screen) throw new Error(`There is no screen "${name}".`);
    return screen;
  });
}
