import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { vendors } from '../../tools/vite/vendors.js';
import { root } from './read-examples.js';

/** Code of a guide, to be compiled as a module of its own. */
export interface ExampleModule {
  /** Told with its complaints. */
  readonly title: string;
  readonly language: 'js' | 'ts' | 'tsx';
  readonly code: string;
}

/** What the examples take for granted. Whatever else one uses without declaring it is an error. */
const host = `
import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { AuthMethodsManager, StepUpChallenge } from 'auth-methods-manager';
import type { Emulator } from 'auth-methods-manager/emulator';
import 'auth-methods-manager/define';

declare global {
  /** The element of the page. */
  const manager: AuthMethodsManager;
  /** Clients of the vendor's SDK. */
  const auth0: Auth0Client;
  const auth0Client: Auth0Client;
  const client: Auth0Client;
  /** As the example before has made it. */
  const emulator: Emulator;
  /** The host's own ways to a token, and to a sign-in. */
  function getTokenFor(audience: string, scopes: readonly string[]): Promise<string>;
  function signInAgain(challenge: StepUpChallenge): Promise<void>;
  const myLibrary: {
    token(options: { audience: string; scopes: readonly string[]; renew: boolean }): Promise<string>;
  };
}
`;

/**
 * What the examples import from files that a host serves, or has made of another example; and as much of frameworks,
 * which are not installed here, as they use of them.
 */
const served = `
declare module '*/auth-methods-manager.js' {
  export { AuthMethodsError, AuthMethodsManager } from 'auth-methods-manager';
}
${vendors.map((name) => `declare module '*/${name}.js' { export * from 'auth-methods-manager/backends/${name}'; }`).join('\n')}
declare module '@angular/core' {
  export function Component(options: { selector: string; imports: object[]; template: string }): ClassDecorator;
}
declare module 'auth-methods-manager/angular' {
  export const AuthMethodsManagerComponent: object;
}
declare module '*/harbour-backend.js' {
  import type { MethodsBackend } from 'auth-methods-manager';
  export const HarbourBackend: new (address: string) => MethodsBackend;
}
`;

/** The sources of what a host imports, by the package's own list of entries. */
function entrySources(): Readonly<Record<string, string>> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([entry, target]) =>
      typeof target === 'string'
        ? []
        : [
            [
              entry.replace('.', 'auth-methods-manager'),
              join(root, target.default)
                .replace(join(root, 'dist'), join(root, 'src'))
                .replace(/\.js$/, '.ts'),
            ],
          ],
    ),
  );
}

/** The source that an import of the package means; `undefined` for what is none of its entries. */
export function sourceOf(specifier: string): string | undefined {
  for (const [entry, source] of Object.entries(entrySources())) {
    const [start = '', end] = entry.split('*');
    if (end === undefined ? specifier === entry : specifier.startsWith(start)) {
      return end === undefined ? source : source.replace('*', specifier.slice(start.length));
    }
  }
  return undefined;
}

/**
 * Compiles examples against the sources of the package's entries, under the project's own settings. JavaScript is
 * checked as an editor would for its author: what may be null is taken for what it is on the host's page.
 *
 * @returns complaints by title; nothing for an example that compiles
 */
export function compileExamples(modules: readonly ExampleModule[]): ReadonlyMap<string, readonly string[]> {
  const complaints = new Map<string, readonly string[]>();
  for (const isScript of [true, false]) {
    const chosen = modules.filter(({ language }) => (language === 'js') === isScript);
    // Beside the tests, where the packages of the project are found.
    const paths = new Map(
      chosen.map(({ language, code }, index) => [
        join(root, `test/docs/example-${index}.${language}`),
        `${code}\nexport {};\n`,
      ]),
    );
    const given = Object.entries({ 'host.d.ts': host, 'served.d.ts': served });
    const program = makeProgram(
      new Map([...paths, ...given.map(([name, text]) => [join(root, 'test/docs', name), text] as const)]),
      isScript,
    );
    for (const [index, path] of [...paths.keys()].entries()) {
      const file = program.getSourceFile(path);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      complaints.set(chosen[index]?.title ?? path, found.map(describeDiagnostic));
    }
  }
  return complaints;
}

function makeProgram(files: ReadonlyMap<string, string>, isScript: boolean): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'preserve',
      // Some are scripts that a host runs in Node.
      types: ['node'],
      noUnusedLocals: false,
      noEmit: true,
      rootDir: root,
      ...(isScript && { allowJs: true, checkJs: true, strictNullChecks: false, noImplicitAny: false }),
      ...(isScript && { exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false }),
      paths: Object.fromEntries(Object.entries(entrySources()).map(([entry, source]) => [entry, [source]])),
    },
    root,
  );
  const compilerHost = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = compilerHost;
  compilerHost.fileExists = (path) => files.has(path) || fileExists(path);
  compilerHost.readFile = (path) => files.get(path) ?? readFile(path);
  compilerHost.getSourceFile = (path, settings, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, settings, ...rest)
      : ts.createSourceFile(path, text, settings, true);
  };
  return ts.createProgram([...files.keys()], options, compilerHost);
}

function describeDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
