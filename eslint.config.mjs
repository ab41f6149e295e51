import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { lenientLocations } from './tools/eslint/lenient-locations.mjs';
import { roomRules } from './tools/eslint/rooms.mjs';

const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name that can be searched for.' },
  { selector: 'TSEnumDeclaration', message: 'No enums: use a union of literals, or an object as const.' },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'No HTML from strings: pages that require trusted types would break. Use a Lit template.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseFromString)$/]',
    message: 'No HTML from strings: pages that require trusted types would break. Use a Lit template.',
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml)/]',
    message: 'No HTML from strings: pages that require trusted types would break. Use a Lit template.',
  },
  {
    selector: 'ImportDeclaration[source.value=/style-map/]',
    message: 'No style attributes: a strict style-src forbids them. Use a class or a custom property.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'No style attributes: a strict style-src forbids them. Use a class or a custom property.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localStorage|sessionStorage|indexedDB)$/]',
    message: 'Nothing is stored in the browser: secrets live as long as their dialog.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name="cookie"]',
    message: 'Nothing is stored in the browser: secrets live as long as their dialog.',
  },
];

const noStorage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'].map((name) => ({
  name,
  message: 'Nothing is stored in the browser: secrets live as long as their dialog.',
}));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'test-results/', '**/node_modules/', 'demo/frameworks/*/dist/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'smart'],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'demo/*.ts', 'tools/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.node.json', 'test/tsconfig.json', 'demo/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'suite', 'test'], package: 'node:test' },
            // Its types say of every `equal` what is true of `dom.equal` only.
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, wc.configs['flat/best-practice']],
    plugins: { lit: lenientLocations(lit), 'lit-a11y': lenientLocations(litA11y) },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      // VoiceOver forgets that a list without markers is one, unless it is told.
      'lit-a11y/no-redundant-role': 'off',
      // What holds a secret may be closed to the page's scripts.
      'wc/no-closed-shadow-root': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': ['error', ...noStorage],
      // An implementation may take its time where the interface does not wait for it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // Merging an event map into the DOM's needs an interface without members of its own.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // An async function turns what its body throws into a rejection; that needs no await.
      '@typescript-eslint/require-await': 'off',
      // `Record<never, never>` says on purpose that there is nothing to hand over.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // Spreading a string is how its code points are counted.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Lit binds the listeners of a template to its host.
      '@typescript-eslint/unbound-method': 'off',
      // A host's JavaScript hands over what the types rule out; checks against that are wanted.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  ...roomRules(syntax),
  {
    // Types for packages that have none, or wrong ones, say what the package does.
    files: ['src/**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // With lit/static-html.js a tag may be bound, which the plugin takes for a mistake.
    files: ['src/manager/enroll-dialog.ts', 'src/manager/method-group.ts'],
    rules: { 'lit/binding-positions': 'off', 'lit/no-invalid-html': 'off' },
  },
  {
    files: ['src/emulator/node/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', 'demo/**/*.ts', 'tools/**/*.ts', '*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^zod(/|$)', message: 'zod/mini, and only in src/backends/.' }] },
      ],
    },
  },
  // A test file is one list of examples: cutting it in two helps nobody.
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 450, skipComments: true, skipBlankLines: true }] },
  },
);
