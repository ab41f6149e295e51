import { shownText } from '../../i18n/isolate.js';
import type { Localization } from '../../i18n/localization.js';
import { rowDates } from '../../methods/common-facts.js';
import type { RowContext, RowDate } from '../../methods/method-type.js';
import type { AuthMethod } from '../../model/auth-method.js';
import { methodKind, methodTypes } from '../registry.js';

/** What a row says of a method beside its title, as texts. */
export function methodFacts(method: AuthMethod, localization: Localization): readonly string[] {
  const type = methodTypes[method.type];
  const row: RowContext = { localization, seenHere: false };
  const kind = methodKind(method, localization);
  return [
    ...(method.name && method.name !== kind ? [kind] : []),
    ...(type.badges?.(method, row) ?? []).map(({ text }) => text),
    ...(type.facts?.(method, row) ?? []).map(shownText),
    ...rowDates(method, type, row).map((date) => dateText(date, localization)),
  ];
}

function dateText({ iso, sentence, relative }: RowDate, { format }: Localization): string {
  return sentence(relative ? format.relative(iso) : format.date(iso));
}
