import { TOTP } from 'otpauth';
import type { DialogHarness } from '../browser/dialog-harness.js';
import { eventually, found } from '../browser/eventually.js';
import type { ManagerHarness } from '../browser/manager-harness.js';
import { scanQrCode } from '../browser/read-totp.js';
import type { ApiOperation } from './failure.js';
import type { HostileCell } from './hostile-cell.js';

/** What a person does on the screen, and the request in it that fails. */
export interface ScreenAttempt {
  readonly name: string;
  readonly operation: ApiOperation;
  /** The column of the table that says what is expected. */
  readonly column: string;
  /** The button that tries again. */
  readonly button: string;
  /** What the person typed; a code is another one each time. */
  readonly typed?: RegExp;
  readonly scenario?: 'typical' | 'single-factor';
  /** How many requests of the operation come before. Default: 0. */
  readonly after?: number;
  /** Does it, up to the click. Resolves to a function that reads the field the person typed into. */
  readonly act: (manager: ManagerHarness, cell: HostileCell) => Promise<(() => string) | undefined>;
  /** Resolves when the screen shows that it is done. */
  readonly done: (manager: ManagerHarness) => Promise<unknown>;
}

export const phoneRow = '+1 ••• ••• 0143';
export const appRow = 'Work phone';
const newPassword = 'Harbour-Lantern-42';

async function openEnrollment(
  manager: ManagerHarness,
  type: Parameters<ManagerHarness['element']['enrollMethod']>[0],
): Promise<DialogHarness> {
  await manager.element.enrollMethod(type);
  return manager.dialogOpened();
}

async function sendCode(
  manager: ManagerHarness,
  type: 'phone' | 'email',
  label: string,
  address: string,
): Promise<{ readonly dialog: DialogHarness; readonly value: () => string }> {
  const dialog = await openEnrollment(manager, type);
  const field = await dialog.type(label, address);
  await dialog.press('Send code');
  return { dialog, value: () => field.value };
}

async function typeCode(dialog: DialogHarness, code: string): Promise<() => string> {
  await dialog.typeCode(code);
  await dialog.press('Verify');
  return () => dialog.codeInput?.value ?? '';
}

const enrollment = { scenario: 'single-factor' } as const;

export const screenAttempts: readonly ScreenAttempt[] = [
  {
    name: 'list',
    operation: 'list',
    column: 'list',
    button: 'Try again',
    done: (manager) => manager.loaded(),
    act: () => Promise.resolve(undefined),
  },
  {
    name: 'reload',
    operation: 'list',
    column: 'list',
    button: 'Try again',
    done: (manager) => manager.loaded(),
    after: 1,
    act: async (manager) => {
      await manager.loaded();
      void manager.element.refresh();
      return undefined;
    },
  },
  {
    name: 'rename',
    operation: 'update',
    column: 'rename',
    button: 'Save name',
    typed: /^Ship$/,
    done: async (manager) => {
      await manager.dialogClosed();
      await manager.row('Ship');
    },
    act: async (manager) => {
      const dialog = await manager.open(appRow, 'Rename');
      const field = await dialog.type('Name', 'Ship');
      await dialog.press('Save name');
      return () => field.value;
    },
  },
  {
    name: 'channel',
    operation: 'update',
    column: 'channel',
    button: 'Send codes by voice call',
    done: async (manager) => {
      const row = await manager.row(phoneRow);
      await eventually(() => row.badges.includes('Voice call'));
    },
    act: async (manager) => {
      await (await manager.row(phoneRow)).choose('Send codes by voice call');
      return undefined;
    },
  },
  {
    name: 'remove',
    operation: 'remove',
    column: 'remove',
    button: 'Remove phone number',
    done: (manager) => manager.dialogClosed(),
    act: async (manager) => {
      const dialog = await manager.open(phoneRow, 'Remove');
      await dialog.press('Remove phone number');
      return undefined;
    },
  },
  {
    name: 'create totp',
    operation: 'create',
    column: 'create',
    button: 'Try again',
    done: async (manager) => (await manager.dialogOpened()).button('Verify'),
    ...enrollment,
    act: async (manager) => {
      await openEnrollment(manager, 'totp');
      return undefined;
    },
  },
  {
    name: 'create phone',
    operation: 'create',
    column: 'create typed',
    button: 'Send code',
    typed: /^\(202\) 555-0177$/,
    done: async (manager) => (await manager.dialogOpened()).button('Verify'),
    ...enrollment,
    act: async (manager) => (await sendCode(manager, 'phone', 'Phone number', '2025550177')).value,
  },
  {
    name: 'create email',
    operation: 'create',
    column: 'create typed',
    button: 'Send code',
    typed: /^grace@example\.com$/,
    done: async (manager) => (await manager.dialogOpened()).button('Verify'),
    ...enrollment,
    act: async (manager) => (await sendCode(manager, 'email', 'Email address', 'grace@example.com')).value,
  },
  {
    name: 'create password',
    operation: 'create',
    column: 'create',
    button: 'Try again',
    done: async (manager) => (await manager.dialogOpened()).button('Save password'),
    ...enrollment,
    act: async (manager) => {
      await openEnrollment(manager, 'password');
      return undefined;
    },
  },
  {
    name: 'verify totp',
    operation: 'verify',
    column: 'verify code',
    typed: /^\d{6}$/,
    button: 'Verify',
    done: (manager) => manager.dialogClosed(),
    ...enrollment,
    act: async (manager) => {
      const dialog = await openEnrollment(manager, 'totp');
      const secret = new URL(await scanQrCode(dialog)).searchParams.get('secret') ?? '';
      return typeCode(dialog, new TOTP({ secret }).generate());
    },
  },
  {
    name: 'verify phone',
    operation: 'verify',
    column: 'verify code',
    typed: /^\d{6}$/,
    button: 'Verify',
    done: (manager) => manager.dialogClosed(),
    ...enrollment,
    act: async (manager, cell) => {
      const { dialog } = await sendCode(manager, 'phone', 'Phone number', '2025550177');
      await found(() => dialog.codeInput);
      return typeCode(dialog, (await cell.record()).codes.at(-1) ?? '');
    },
  },
  {
    name: 'verify password',
    operation: 'verify',
    column: 'verify password',
    button: 'Save password',
    typed: /^Harbour-Lantern-42$/,
    done: (manager) => manager.dialogClosed(),
    ...enrollment,
    act: async (manager) => {
      const dialog = await openEnrollment(manager, 'password');
      const field = await dialog.type('New password', newPassword);
      await dialog.press('Save password');
      return () => field.value;
    },
  },
];
