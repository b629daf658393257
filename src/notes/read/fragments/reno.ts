import { readNoteCategory } from '../../schema/note-category.ts';
import type { FragmentConvention } from './fragment.ts';
import { listFields, listTexts, parseFragmentYaml } from './fragment-yaml.ts';

/**
 * Notes of reno: lists by section; the name bears an id and no number (https://docs.openstack.org/reno/latest/user/usage.html).
 *
 * @example
 * releasenotes/notes/add-limit-c1f42641d9c6c33d.yaml
 * prelude: Hello.
 * features:
 *   - |
 *     [`bug 1700000 <https://bugs.launchpad.net/x/+bug/1700000>`_]
 *     Limits.
 * -> [{"text":"[`bug 1700000 <https://bugs.launchpad.net/x/+bug/1700000>`_]\nLimits.\n","section":"features","category":"added","numbers":[]}]
 */
export const readReno: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)releasenotes\/notes\/(?:[^/]+\/)?[^/]+\.ya?ml$/.test(path)) return null;
  return listFields(parseFragmentYaml(text)).flatMap(([section, value]) =>
    section === 'prelude'
      ? []
      : listTexts(value).map((each) => ({ text: each, section, category: readNoteCategory(section), numbers: [] })),
  );
};
