import { sendKeys } from '@web/test-runner-commands';

/**
 * Presses real keys, one after another, where the focus is: `pressKeys('Tab', 'Shift+Tab', 'Enter')`.
 * Names are those of `KeyboardEvent.key`.
 */
export async function pressKeys(...keys: readonly string[]): Promise<void> {
  for (const combination of keys) {
    const held = combination.split('+');
    const key = held.pop() || '+';
    for (const modifier of held) await sendKeys({ down: modifier });
    await sendKeys({ press: key });
    for (const modifier of held.reverse()) await sendKeys({ up: modifier });
  }
}

/** Types a text where the focus is. */
export async function typeText(text: string): Promise<void> {
  await sendKeys({ type: text });
}
