import { deepQueryAll } from './composed-tree.js';
import type { DialogHarness } from './dialog-harness.js';
import { eventually, found } from './eventually.js';
import type { ManagerHarness } from './manager-harness.js';
import { readTotp } from './read-totp.js';
import { hasAlert, pressAndFail, refusal, type Screen } from './screen.js';
import { addVirtualAuthenticator, type VirtualAuthenticatorOptions } from './virtual-authenticator.js';

async function openTotp(manager: ManagerHarness): Promise<DialogHarness> {
  const dialog = await manager.add('Authenticator app');
  await found(() => dialog.codeInput);
  return dialog;
}

async function enterWrongCodes(dialog: DialogHarness, count: number): Promise<void> {
  const { wrongCode } = await readTotp(dialog);
  for (let time = 0; time < count; time += 1) {
    await dialog.typeCode(wrongCode());
    await eventually(() => dialog.alerts.length === 0);
    await dialog.press('Verify');
    await hasAlert(dialog);
  }
}

async function openPasskey(
  manager: ManagerHarness,
  options: VirtualAuthenticatorOptions = {},
): Promise<DialogHarness> {
  const authenticator = await addVirtualAuthenticator(options);
  removeAuthenticators.push(() => authenticator.remove());
  await manager.press('Add passkey');
  const dialog = await manager.dialogOpened();
  await eventually(
    async () => (await dialog.button('Create passkey')).getAttribute('aria-disabled') === 'false',
  );
  return dialog;
}

const removeAuthenticators: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removeAuthenticators.splice(0)) await remove();
});

async function openSentCode(
  manager: ManagerHarness,
  [offer, label, address]: readonly [offer: string, label: string, address: string],
): Promise<DialogHarness> {
  const dialog = await manager.add(offer);
  await dialog.type(label, address);
  await dialog.press('Send code');
  await found(() => dialog.codeInput);
  return dialog;
}

async function enterZeros(dialog: DialogHarness): Promise<void> {
  await dialog.typeCode('000000');
  await dialog.press('Verify');
  await hasAlert(dialog);
}

async function openPush(manager: ManagerHarness): Promise<DialogHarness> {
  const dialog = await manager.add('Push notification');
  await dialog.textWith('First get Auth0 Guardian');
  return dialog;
}

async function openPassword(manager: ManagerHarness): Promise<DialogHarness> {
  const dialog = await manager.open('Password', 'Change');
  await dialog.textWith('At least 10 characters');
  return dialog;
}

const phoneNumber = ['Phone', 'Phone number', '4155550132'] as const;
const emailAddress = ['Email', 'Email address', 'grace@example.net'] as const;

/** Every dialog that adds something, at each of its steps. */
export const enrollmentScreens: readonly Screen[] = [
  {
    name: 'authenticator app, on its way',
    faults: { latency: 60_000 },
    open: (manager) => manager.add('Authenticator app'),
  },
  { name: 'authenticator app', open: openTotp },
  {
    name: 'authenticator app, with its key',
    open: async (manager) => {
      const dialog = await openTotp(manager);
      await dialog.press(/^Can’t scan/);
      await dialog.button('Copy key');
    },
  },
  {
    name: 'authenticator app, after wrong codes',
    open: async (manager) => {
      const dialog = await openTotp(manager);
      await enterWrongCodes(dialog, 2);
      await dialog.textWith('Check that your phone’s clock is set automatically.');
    },
  },
  {
    name: 'authenticator app, after too many wrong codes',
    faults: { authSessionAttempts: 1 },
    open: async (manager) => {
      const dialog = await openTotp(manager);
      await enterWrongCodes(dialog, 1);
      await dialog.button('Start again');
    },
  },
  {
    name: 'authenticator app, refused',
    faults: refusal('create', 500),
    open: async (manager) => hasAlert(await manager.add('Authenticator app')),
  },
  {
    name: 'authenticator app, held up by a rate limit',
    faults: refusal('create', 429),
    open: async (manager) => (await manager.add('Authenticator app')).textWith('You can go on in'),
  },
  {
    name: 'authenticator app, waiting for a fresh sign-in',
    faults: { stepUp: 'writes' },
    open: async (manager) => (await manager.add('Authenticator app')).textWith('Confirm it’s you'),
  },
  { name: 'passkey', open: openPasskey },
  {
    name: 'passkey, while the browser asks',
    open: async (manager) => {
      const dialog = await openPasskey(manager, { automaticPresenceSimulation: false });
      await dialog.press('Create passkey');
      await dialog.textWith('Follow the steps your browser shows.');
    },
  },
  {
    name: 'passkey, cancelled',
    open: async (manager) => {
      const dialog = await openPasskey(manager, { isUserVerified: false });
      await dialog.press('Create passkey');
      await dialog.textWith('No passkey was created.');
    },
  },
  {
    name: 'passkey, here already',
    open: async (manager) => {
      await (await openPasskey(manager)).press('Create passkey');
      await manager.dialogClosed();
      await manager.press('Add passkey');
      const dialog = await manager.dialogOpened();
      await dialog.press('Create passkey');
      await dialog.textWith('This device already has a passkey');
    },
  },
  {
    name: 'phone, its number',
    open: async (manager) => {
      const dialog = await manager.add('Phone');
      await eventually(() => deepQueryAll(dialog.element, 'option').length > 100);
    },
  },
  {
    name: 'phone, without a number',
    open: async (manager) => pressAndFail(await manager.add('Phone'), 'Send code'),
  },
  { name: 'phone, its code', open: (manager) => openSentCode(manager, phoneNumber) },
  {
    name: 'phone, a wrong code',
    open: async (manager) => enterZeros(await openSentCode(manager, phoneNumber)),
  },
  { name: 'email, its address', open: (manager) => manager.add('Email') },
  {
    name: 'email, without an address',
    open: async (manager) => pressAndFail(await manager.add('Email'), 'Send code'),
  },
  { name: 'email, its code', open: (manager) => openSentCode(manager, emailAddress) },
  {
    name: 'email, a wrong code',
    open: async (manager) => enterZeros(await openSentCode(manager, emailAddress)),
  },
  { name: 'push notification, the app', open: openPush },
  {
    name: 'push notification, the code to scan',
    open: async (manager) => {
      const dialog = await openPush(manager);
      await dialog.press('I have the app');
      await dialog.textWith('Waiting for your phone…');
    },
  },
  {
    name: 'push notification, not confirmed yet',
    open: async (manager) => {
      const dialog = await openPush(manager);
      await dialog.press('I have the app');
      await dialog.press('Check now');
      await dialog.textWith('Not confirmed on your phone yet.');
    },
  },
  {
    name: 'recovery code',
    open: async (manager) => (await manager.add('Recovery code')).button('Download'),
  },
  {
    name: 'recovery code, its end',
    open: async (manager) => {
      const dialog = await manager.add('Recovery code');
      await dialog.press('Continue');
      await pressAndFail(dialog, 'Done');
    },
  },
  {
    name: 'recovery code, not saved yet',
    open: async (manager) => {
      const dialog = await manager.add('Recovery code');
      await dialog.button('Download');
      await dialog.press('Cancel');
      await dialog.textWith('Not saved yet');
    },
  },
  {
    name: 'password, while it is typed',
    open: async (manager) => {
      const dialog = await openPassword(manager);
      await dialog.type('New password', 'abc');
    },
  },
  {
    name: 'password, against a rule',
    open: async (manager) => {
      const dialog = await openPassword(manager);
      await dialog.type('New password', 'abc');
      await dialog.press(/^Show/);
      await pressAndFail(dialog, 'Save password');
    },
  },
];
