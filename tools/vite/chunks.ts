import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;

/**
 * Files for what is downloaded later, in the script tag and in the npm package. Alone, each module would compress
 * worse, and a dialog would wait for one file after another.
 */
export const laterChunks: readonly (Group & { readonly name: string; readonly test: RegExp })[] = [
  // What every dialog and every change have in common.
  {
    name: 'dialogs',
    test: /\/src\/(manager\/(?!diagnostics\/|deep-links|help\/|confirmation-|safety-answers|ask-to-sign-out|removal-lists|account-(?:dialog|actions)|load-failure|elsewhere-hint|method-titles|enrollment|(?:remove|rename|details|retry)-dialog|replacement-|progress-age|removal-impact|row-changes)|store\/(?!enrollment-flow|discard-unfinished|left-behind|(?:account|method)-changes|method-removal)|backends\/(?!host-error|error-facts|creation-options|my-account\/(?:enrollment\.|challenge|parse))|ui\/(?!qr-|backup-codes|print-sheet|copy-button|one-time-code|step-bar|ascii-digits)|methods\/([^/]+-type|method-[^/]+|dialog-facts|.+-dialogs)\.ts)/,
    priority: 3,
  },
  // What explains an error is downloaded when there is one.
  {
    name: 'errors',
    test: /\/src\/backends\/(problem|redact|host-error|my-account\/(errors|enrollment-refusals))\.ts/,
    priority: 4,
  },
  {
    name: 'webauthn-refusals',
    test: /\/src\/methods\/webauthn-refusals\.ts|\/esm\/helpers\/(identifyRegistrationError|webAuthnError|isValidDomain)\.js/,
    priority: 4,
  },
  // So is what a host's own mistakes need: three small files would be half as large again.
  {
    name: 'checks',
    test: /\/src\/manager\/diagnostics\/(check-(?:account|backend|types)|judge-setup)\.ts/,
    priority: 4,
  },
  // Someone who adds a method does without what changing one needs, and the reverse. Each change is one file.
  {
    name: 'removal',
    test: /\/src\/(manager\/(remove-dialog|removal-impact|removal-lists)|store\/method-removal)\.ts/,
    priority: 2,
  },
  // The end of a replacement is downloaded with its start.
  { name: 'replacement', test: /\/src\/manager\/(replacement-|progress-age)/, priority: 1 },
  { name: 'details', test: /\/src\/(manager\/details-dialog|methods\/.+-details)\.ts/, priority: 2 },
  {
    name: 'changes',
    test: /\/src\/(manager\/(rename-dialog|row-changes|retry-dialog)|store\/method-changes|methods\/name-problem)\.ts/,
    priority: 2,
  },
  {
    name: 'passkey-signals',
    test: /\/src\/methods\/(created-credentials|passkey\/passkey-signals)\.ts/,
    priority: 4,
  },
  { name: 'method-titles', test: /\/src\/manager\/method-titles\.ts/, priority: 4 },
  // Opened on request, beside a verdict.
  { name: 'safety-answers', test: /\/src\/manager\/safety-answers/, priority: 2 },
  // Adding and a confirmation have these in common.
  { name: 'store-codes', test: /\/src\/methods\/(store-codes|backoff-poll)\.ts/, priority: 3 },
  // What a list seldom shows in place of something else.
  { name: 'load-failure', test: /\/src\/manager\/(load-failure|elsewhere-hint)\.ts/, priority: 2 },
  // A page that can sign the person out elsewhere has both.
  { name: 'account-actions', test: /\/src\/manager\/(account-actions|ask-to-sign-out)\.ts/, priority: 2 },
  // Only where the page lets the element ask.
  { name: 'confirmation', test: /\/src\/manager\/confirmation-/, priority: 2 },
  // Only somebody who has lost something downloads it.
  {
    name: 'help',
    test: /\/src\/(manager\/help\/(?!help-storage)|methods\/passkey\/passkey-device)/,
    priority: 2,
  },
  // A passkey has no code, an authenticator app no message that brings one, and an app that asks no code to type.
  {
    name: 'codes',
    test: /\/src\/(methods\/code-entry|ui\/(one-time-code[^/]*|ascii-digits))\.ts/,
    priority: 3,
  },
  { name: 'sent-code', test: /\/src\/(methods\/sent-code|ui\/step-bar)\.ts/, priority: 3 },
  {
    name: 'enrollment',
    test: /\/src\/(manager\/enrollment[^/]+|store\/(enrollment-flow|discard-unfinished|left-behind)|methods\/(enrollment-controller|unfinished-method)|backends\/my-account\/(enrollment|challenge|parse))\.ts|\/zod\//,
    priority: 2,
  },
];

/** The name of a file that has a part of a language: "de", "de-dialogs", "de-enrollment". */
export function localeName({
  moduleIds: [id = '', ...others],
}: Rolldown.PreRenderedChunk): string | undefined {
  if (others.length > 0) return undefined;
  const [, tag, part] = /\/locales\/([^/]+)\/([^/]+)\.ts$/.exec(id) ?? [];
  return part === 'list' ? tag : tag && `${tag}-${part}`;
}
