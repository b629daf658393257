import { readNoteCategory } from '../../schema/note-category.ts';
import type { FragmentConvention } from './fragment.ts';
import { listFields, listNumbers, listTexts, parseFragmentYaml } from './fragment-yaml.ts';

/**
 * Changes of OpenTelemetry's chloggen: one to a file (https://github.com/open-telemetry/opentelemetry-go-build-tools/tree/main/chloggen).
 *
 * @example
 * .chloggen/fix-it.yaml
 * change_type: bug_fix
 * component: batchprocessor
 * note: Do not lose spans.
 * issues: [1234, 1240]
 * -> [{"text":"batchprocessor: Do not lose spans.","section":"bug_fix","category":"fixed","numbers":[1234,1240]}]
 * @example
 * .chloggen/TEMPLATE.yaml
 * change_type:
 * -> null
 */
export const readChloggen: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)\.chloggen\/(?!TEMPLATE|config)[^/]+\.ya?ml$/i.test(path)) return null;
  const fields = new Map(listFields(parseFragmentYaml(text)));
  const [type = null] = listTexts(fields.get('change_type'));
  const [component] = listTexts(fields.get('component'));
  return listTexts(fields.get('note')).map((note) => ({
    text: component === undefined ? note : `${component}: ${note}`,
    section: type,
    category: type === null ? null : readNoteCategory(type.replaceAll('_', ' ')),
    numbers: listNumbers(fields.get('issues')),
  }));
};
