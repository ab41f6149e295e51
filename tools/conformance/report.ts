import { asvsAuthentication } from './asvs/authentication.js';
import { asvsSessions } from './asvs/sessions.js';
import { passkeyGuides } from './passkey-guides.js';
import type { Proof, Requirement, Standard } from './requirement.js';
import { wcag } from './wcag/wcag.js';

export const standards: readonly Standard[] = [wcag, asvsAuthentication, asvsSessions, passkeyGuides];

/** A bar would end the cell, and a tag would be one, except in code. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .split('`')
    .map((part, place) => (place % 2 ? part : part.replaceAll('<', '&lt;')))
    .join('`');

/** Titles are templates where a test has many inputs: what is filled in is left out. */
const titleOf = (title: string): string => title.replaceAll(/\$\{[^}]*\}/g, '…');

const proofCell = ([file, title]: Proof): string => `\`${file}\`: ${cell(titleOf(title))}`;

function row({ id, name, level, verdict, how, proofs }: Requirement, hasLevels: boolean): string {
  const level_ = hasLevels ? [level ?? ''] : [];
  const cells = [id, cell(name), ...level_, verdict, cell(how), (proofs ?? []).map(proofCell).join('; ')];
  return `| ${cells.join(' | ')} |`;
}

function counts(requirements: readonly Requirement[]): string {
  const verdicts = [...new Set(requirements.map(({ verdict }) => verdict))];
  return verdicts
    .map((verdict) => `${requirements.filter((one) => one.verdict === verdict).length} ${verdict}`)
    .join(', ');
}

function chapter({ title, address, about, requirements }: Standard): string {
  const hasLevels = requirements.some(({ level }) => level !== undefined);
  const heads = ['', 'What it asks for', ...(hasLevels ? ['Level'] : []), 'Verdict', 'How', 'Tests'];
  return [
    `## [${title}](${address})`,
    about,
    `${requirements.length} in all: ${counts(requirements)}.`,
    [
      `| ${heads.join(' | ')} |`,
      `| ${heads.map(() => '---').join(' | ')} |`,
      ...requirements.map((one) => row(one, hasLevels)),
    ].join('\n'),
  ].join('\n\n');
}

/** docs/conformance.md. The same every time, for the same requirements. */
export function conformanceReport(): string {
  return (
    [
      '# Conformance',
      'What standards ask for, and the tests that show it. This file is written by `npm run conformance`, and a test compares ' +
        'it with the tests there are: it fails where one is gone, renamed or skipped. Files are below `test/` in the repository.',
      'It is the developers’ own report. Nobody else has audited the element, and no test replaces people who use a ' +
        'screen reader every day.',
      [
        '- **met**: by the element, shown by the tests named.',
        '- **partly met**: the row says what is missing.',
        '- **up to the page**, **up to the server**: to the page around the element, or to the server that holds the account. ' +
          'Tests are named where this package does its part.',
        '- **not applicable**: the element has nothing of the kind.',
        '- **not possible**: the API does not allow it. **not met**: the element could do it, and does not yet.',
      ].join('\n'),
      ...standards.map(chapter),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
