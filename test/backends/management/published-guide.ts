import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../../shared/contract/sources/', import.meta.url);
const guide = fileURLToPath(new URL('management-guide.txt', folder));
const schema = fileURLToPath(new URL('management-schema.txt', folder));

/** For `skip`: a reason where the vendor's pages are absent. */
export const pagesMissing: string | false =
  existsSync(guide) && existsSync(schema)
    ? false
    : 'the vendor’s pages are not beside the repository (../shared/contract/sources/management-*.txt)';

/** The sample answers of the guide, in its order. */
export function guideAnswers(): readonly unknown[] {
  const text = readFileSync(guide, 'utf8');
  const answers = text.matchAll(/a response in the JSON format\.\n([[{][^]*?)feedbackSection/g);
  return [...answers].map(([, json = '']) => JSON.parse(json) as unknown);
}

/** The members that the schema has, and an item with all of them. */
export function schemaMembers(): readonly string[] {
  const text = readFileSync(schema, 'utf8');
  const { properties } = JSON.parse(text.slice(text.indexOf('{\n"$schema"'))) as { properties: object };
  return Object.keys(properties);
}
