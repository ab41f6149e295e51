import { generateSync } from 'otplib';
import type { ElementPage } from './element-page.js';
import { scanQrCode } from './scan-qr-code.js';

/** Every type that can be added, in the order in which the element shows them. */
export const ENROLLABLE_TYPES = [
  'passkey',
  'password',
  'totp',
  'push-notification',
  'phone',
  'email',
  'recovery-code',
] as const;

/** A type that the default backend can add. */
export type AddableType = (typeof ENROLLABLE_TYPES)[number];

/** What is entered where a test has no reason for something else; unknown to the emulator's scenarios. */
export const TYPED = {
  phoneNumber: '202 555 0199',
  email: 'new@example.com',
  password: 'Quiet-River-42',
} as const;

/** A passkey's last step asks for a virtual authenticator: `addVirtualAuthenticator`. */
type Steps = (element: ElementPage) => Promise<void>;

/** What an authenticator app shows for the QR code on screen. */
export async function codeOfApp(element: ElementPage): Promise<string> {
  const { searchParams } = new URL(await scannedUri(element));
  return codeFor(searchParams.get('secret') ?? '', element.emulator.now());
}

export function codeFor(secret: string, now: number): string {
  return generateSync({ secret, epoch: Math.floor(now / 1000) });
}

export function scannedUri({ browser, dialog }: ElementPage): Promise<string> {
  return scanQrCode(browser, dialog.locator('auth-methods-qr-code'));
}

/** Six digits that are not the code. */
export function wrongCode(code: string): string {
  return String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');
}

export async function typeCode({ dialog }: ElementPage, code: string): Promise<void> {
  await dialog.locator('input[name=one-time-code]').fill(code);
}

/** The code that was sent last. */
export function sentCode({ emulator }: ElementPage): string {
  const message = emulator.outbox.at(-1);
  if (!message) throw new Error('No code was sent');
  return message.code;
}

async function sendCode(element: ElementPage, address: string): Promise<void> {
  const { dialog } = element;
  await dialog.locator('#address').fill(address);
  await dialog.getByRole('button', { name: 'Send code' }).click();
  await dialog.locator('input[name=one-time-code]').waitFor();
}

/** Up to the first step, in each dialog; then with everything entered, so that one click is missing. */
const steps: Readonly<Record<AddableType, Steps>> = {
  async passkey({ dialog }) {
    await dialog.getByRole('button', { name: 'Create passkey' }).waitFor();
  },
  async password({ dialog }) {
    await dialog.getByRole('listitem').first().waitFor();
    await dialog.locator('#password').fill(TYPED.password);
  },
  async totp(element) {
    await typeCode(element, await codeOfApp(element));
  },
  async 'push-notification'(element) {
    await element.dialog.getByRole('button', { name: 'I have the app' }).click();
    await scannedUri(element);
  },
  async phone(element) {
    await sendCode(element, TYPED.phoneNumber);
    await typeCode(element, sentCode(element));
  },
  async email(element) {
    await sendCode(element, TYPED.email);
    await typeCode(element, sentCode(element));
  },
  async 'recovery-code'({ dialog }) {
    const code = await dialog.locator('#code').innerText();
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.locator('#ending').fill(code.trim().slice(-4));
  },
};

/** Closes the dialog before it is done, also where the person is asked whether to lose a code. */
export async function leaveDialog({ page, dialog }: ElementPage): Promise<void> {
  const losesCode = (await dialog.locator('auth-methods-backup-codes').count()) > 0;
  await page.keyboard.press('Escape');
  if (losesCode) await dialog.getByRole('button', { name: 'Leave anyway' }).click();
}

/** Opens the dialog that adds a method, and agrees to replace the one there is. */
export async function openEnrollment({ page, dialog }: ElementPage, type: AddableType): Promise<void> {
  await page.evaluate(
    `void document.querySelector('auth-methods-manager').enrollMethod(${JSON.stringify(type)})`,
  );
  await dialog.locator(`auth-methods-${type}-enroll`).waitFor();
  if (type !== 'recovery-code') return;
  await dialog.locator('.primary').waitFor();
  const replace = dialog.locator('.primary', { hasText: /^\s*Replace\s*$/ });
  if ((await replace.count()) > 0) await replace.press('Enter');
}

/** Goes on until everything is entered and one click is missing. */
export async function enterAll(element: ElementPage, type: AddableType): Promise<void> {
  await openEnrollment(element, type);
  await steps[type](element);
}

/** The last click, and what follows it: the dialog goes, the row comes. */
export async function finishEnrollment(element: ElementPage, type: AddableType): Promise<void> {
  const button = element.dialog.locator('.primary');
  if (type === 'push-notification') {
    element.emulator.approvePush();
    // The dialog asks by itself, too, and may have gone meanwhile.
    await button.evaluateAll((buttons) =>
      buttons.filter(({ isConnected }) => isConnected).forEach((now) => (now as HTMLElement).click()),
    );
  } else await button.click();
  // Beside another passkey, a name is asked for.
  if (type === 'passkey' && (await element.rows(type).count()) > 0)
    await element.dialog.getByRole('button', { name: 'Not now' }).click();
  await element.dialogClosed();
  await element.addedRow(type).waitFor();
}

/** Adds a method, from opening its dialog to its row. */
export async function enrollByHand(element: ElementPage, type: AddableType): Promise<void> {
  await enterAll(element, type);
  await finishEnrollment(element, type);
}
