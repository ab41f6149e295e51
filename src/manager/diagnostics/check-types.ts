import type { AuthMethod } from '../../model/auth-method.js';
import { warnOnce } from '../../ui/warn-once.js';
import { methodTypes } from '../registry.js';

/** Warns the developer about a `types` that can't be read, and about names in it that no method type has. */
export function checkTypes(
  given: unknown,
  types: readonly string[] | undefined,
  methods: readonly AuthMethod[],
): void {
  // Frameworks pass null for "not set".
  if (!types && given !== null)
    warnOnce('`types` takes a list of type names, or one string with spaces or commas between them.');
  for (const type of types ?? []) {
    const isListed = methods.some((method) => 'rawType' in method && method.rawType === type);
    if (!(type in methodTypes || isListed)) warnOnce(`\`types\` names "${type}", which is no known type.`);
  }
}
