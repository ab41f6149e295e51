import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  cwd: join(import.meta.dirname, '../..'),
  // The texts belong to files that are not there, about which no rule that asks for types can say anything.
  overrideConfig: [tseslint.configs.disableTypeChecked as Linter.Config],
});

/** What the project's linter says about a text, if it were that file: rule and message. */
export async function lintText(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}
