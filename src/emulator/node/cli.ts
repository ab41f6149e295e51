import process from 'node:process';
import { runEmulator } from './run-emulator.js';

runEmulator(process.argv.slice(2));
