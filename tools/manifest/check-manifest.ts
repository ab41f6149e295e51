import { validateCem } from '@wc-toolkit/cem-validator';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/**
 * Part of `npm run check`: fails when custom-elements.json is not what the source says now, does not follow its schema,
 * names types that the package does not export, or leaves undocumented what a host can use.
 */

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const path = join(root, 'custom-elements.json');

/** Of 100. 10 are for demos with a public address, 5 for the word "theme" in what describes each part and property. */
const lowestHealth = 85;

const analyzer = join(dirname(require.resolve('@custom-elements-manifest/analyzer')), 'cem.js');
/** Not by its command, which the analyzer's has the name of. */
const healthProgram = join(dirname(require.resolve('@pwrs/cem/package.json')), 'bin/cem.js');

function run(program: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function staleness(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    const args = ['analyze', '--config', 'tools/manifest/analyzer.config.mjs', '--quiet'];
    run(analyzer, [...args, '--outdir', relative(root, folder)]);
    const fresh = readText(join(folder, 'custom-elements.json'));
    return fresh && readText(path) === fresh
      ? []
      : ['It is not what the source says. Run "npm run manifest" and commit it.'];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function schemaErrors(manifest: unknown): readonly string[] {
  const schema = JSON.parse(readText(require.resolve('custom-elements-manifest/schema.json'))) as object;
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate(schema, manifest);
  const errors = (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  return [...new Set(errors)];
}

/** Prints what it finds, and changes what it reads. */
async function validatorErrors(manifest: Package): Promise<readonly string[]> {
  const error = 'error';
  try {
    await validateCem(structuredClone(manifest), {
      packageJsonPath: relative(process.cwd(), join(root, 'package.json')),
      rules: {
        packageJson: { packageType: error, types: error, exports: error },
        manifest: { schemaVersion: error, modulePath: error, definitionPath: error },
      },
    });
    return [];
  } catch (failure) {
    return [failure instanceof Error ? failure.message : String(failure)];
  }
}

interface Health {
  readonly overallScore: number;
  readonly recommendations: readonly string[];
}

function healthErrors(): readonly string[] {
  const report = JSON.parse(run(healthProgram, ['health', '--format', 'json'])) as Health;
  return report.overallScore >= lowestHealth
    ? []
    : [`"cem health" gives ${report.overallScore}, not ${lowestHealth}:`, ...report.recommendations];
}

const manifest = JSON.parse(readText(path) || '{"modules":[]}') as Package;
const errors = [
  ...staleness(),
  ...schemaErrors(manifest),
  ...(await validatorErrors(manifest)),
  ...healthErrors(),
];
for (const error of errors) console.error(`custom-elements.json: ${error}`);
if (errors.length > 0) process.exitCode = 1;
