import { readNoteCategory } from '../../schema/note-category.ts';
import type { FragmentConvention } from './fragment.ts';
import { listFields, listNumbers, listTexts, parseFragmentYaml } from './fragment-yaml.ts';

/**
 * Changes of changie: one to a file, with fields of the project's own under `custom` (https://changie.dev/guide/).
 *
 * @example
 * .changes/unreleased/Fixed-20240101-120000.yaml
 * kind: Fixed
 * body: Do not crash.
 * custom:
 *   Author: ada
 *   Issue: "123"
 * -> [{"text":"Do not crash.","section":"Fixed","category":"fixed","numbers":[123]}]
 */
export const readChangie: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)\.changes\/unreleased\/[^/]+\.ya?ml$/.test(path)) return null;
  const fields = new Map(listFields(parseFragmentYaml(text)));
  const [kind = null] = listTexts(fields.get('kind'));
  const numbers = listFields(fields.get('custom')).flatMap(([name, value]) => (/issue|pr|pull|mr/i.test(name) ? listNumbers(value) : []));
  return listTexts(fields.get('body')).map((body) => ({
    text: body,
    section: kind,
    category: kind === null ? null : readNoteCategory(kind),
    numbers,
  }));
};
