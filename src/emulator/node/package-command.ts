#!/usr/bin/env node
import process from 'node:process';
import { runEmulator } from './run-emulator.js';

/** `npx auth-methods-manager`, as package.json's `bin` has it. */

const usage = `npx auth-methods-manager emulator   Serves the API of a backend, with one person in memory
npx auth-methods-manager emulator --help
`;

const [command, ...args] = process.argv.slice(2);
if (command === 'emulator') runEmulator(args);
else if (command === undefined || command === '--help' || command === '-h') process.stdout.write(usage);
else {
  process.stderr.write(`There is no command "${command}".\n\n${usage}`);
  process.exitCode = 1;
}
