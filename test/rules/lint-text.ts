import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

export const root = join(import.meta.dirname, '../..');

type LintText = (filePath: string, text: string) => Promise<readonly string[]>;

// The texts belong to files that do not exist, about which no rule that needs types can say anything.
const withoutTypes = tseslint.configs.disableTypeChecked as Linter.Config;

function lintWith(eslint: ESLint): LintText {
  return async (filePath, text) => {
    const [result] = await eslint.lintText(text, { filePath });
    return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
  };
}

/** What the project's linter says about a text, if it were that file: rule and message. */
export const lintText = lintWith(new ESLint({ cwd: root, overrideConfig: [withoutTypes] }));

/** The same without the parts of eslint.config.mjs that are about files in this folder only. */
export async function lintTextWithoutRules(folder: string): Promise<LintText> {
  const file = pathToFileURL(join(root, 'eslint.config.mjs')).href;
  const { default: config } = (await import(file)) as { readonly default: readonly Linter.Config[] };
  const isAboutFolder = ({ files = [] }: Linter.Config): boolean =>
    files.flat().every((pattern) => typeof pattern === 'string' && pattern.startsWith(folder));
  const rest = config.filter((part) => !part.files?.length || !isAboutFolder(part));
  return lintWith(
    new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [...rest, withoutTypes] }),
  );
}
