/** What is published, and who reads it. A file is of one kind only. */
export const publishedFiles: readonly { readonly pattern: RegExp; readonly purpose: string }[] = [
  { pattern: /^package\.json$/, purpose: 'facts for npm, bundlers and editors' },
  { pattern: /^(README|CHANGELOG)\.md$/, purpose: 'papers for whoever chooses or updates the package' },
  { pattern: /^llms\.txt$/, purpose: 'facts for a language model that writes the code of a host' },
  { pattern: /^LICENSE$/, purpose: 'licences of our own' },
  { pattern: /^docs\/[a-z0-9-]+\.md$/, purpose: 'guides for developers of a host' },
  { pattern: /^custom-elements\.json$/, purpose: 'descriptions of the element for tools' },
  { pattern: /^dist\/(index|define)\.js$/, purpose: 'modules that register or export the element' },
  { pattern: /^dist\/backends\/[a-z0-9-]+\/[a-z0-9-]+\.js$/, purpose: 'modules of backends' },
  { pattern: /^dist\/proxy\/[a-z0-9-]+\/index\.js$/, purpose: 'modules for the server of a host' },
  { pattern: /^dist\/server\/index\.js$/, purpose: 'modules that render for a server of a host' },
  { pattern: /^dist\/react\/(index|browser)\.js$/, purpose: 'modules of the React component' },
  { pattern: /^dist\/i18n\/locales\/[a-zA-Z-]+\/index\.js$/, purpose: 'modules of languages' },
  { pattern: /^dist\/parts\/[a-zA-Z0-9-]+\.js$/, purpose: 'modules that the others share or load later' },
  { pattern: /^dist\/(?!emulator|frameworks).*\.d\.ts$/, purpose: 'types of these modules' },
  {
    pattern: /^dist\/frameworks\/((vue|svelte|solid)\.js|(react|vue|svelte|solid)\.d\.ts)$/,
    purpose: 'types for frameworks',
  },
  {
    pattern: /^dist\/frameworks\/angular\.(js|d\.ts)$/,
    purpose: 'modules of the Angular component',
  },
  { pattern: /^dist\/editors\/[a-z.-]+\.json$/, purpose: 'hints for editors' },
  {
    pattern: /^dist\/emulator\/(index\.(js|d\.ts)|emulators\.js)$/,
    purpose: 'files of the emulator, for tests of a host',
  },
  {
    pattern: /^dist\/emulator\/(command|emulator-authorization-server|sign-in-provider)\.js$/,
    purpose: 'modules of the command that serves the emulator',
  },
  { pattern: /^dist\/testing\/setup\.js$/, purpose: 'modules for tests in a simulated DOM' },
  { pattern: /^dist\/cdn\/[\w-]+\.js$/, purpose: 'files of the script tag' },
  { pattern: /^dist\/cdn\/integrity\.json$/, purpose: 'hashes of these files' },
  { pattern: /^dist\/((cdn|emulator)\/)?licenses\.md$/, purpose: 'licences of the libraries in a build' },
];
