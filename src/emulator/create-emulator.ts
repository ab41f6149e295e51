import { createEmulatorCore } from './emulator-core.js';
import type { Emulator, EmulatorOptions } from './emulator.js';

/** Makes an emulator. Throws a `TypeError` for an unknown scenario or switch. */
export function createEmulator(options?: EmulatorOptions): Emulator {
  return createEmulatorCore(options).emulator;
}
