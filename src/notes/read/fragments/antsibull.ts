import { readNoteCategory } from '../../schema/note-category.ts';
import { type FragmentConvention, readNameNumber } from './fragment.ts';
import { listFields, listTexts, parseFragmentYaml } from './fragment-yaml.ts';

/**
 * Fragments of antsibull-changelog: lists by section, one or several to a file
 * (https://docs.ansible.com/projects/antsibull-changelog/changelogs/).
 *
 * @example
 * changelogs/fragments/9096-alternatives.yml
 * minor_changes:
 *   - alternatives - add a parameter (https://github.com/a/b/pull/9096).
 * bugfixes:
 *   - slack - fail.
 * -> [{"text":"alternatives - add a parameter (https://github.com/a/b/pull/9096).","section":"minor_changes","category":"changed","numbers":[9096]},{"text":"slack - fail.","section":"bugfixes","category":"fixed","numbers":[9096]}]
 * @example
 * changelogs/fragments/9.0.0.yml
 * release_summary: A release.
 * -> []
 * @example
 * changelogs/config.yaml
 * title: Things
 * -> null
 */
export const readAntsibull: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)changelogs\/fragments\/[^/]+\.ya?ml$/.test(path)) return null;
  return listFields(parseFragmentYaml(text)).flatMap(([section, value]) => {
    if (/^(?:release_summary|known_issues|trivial)$/.test(section)) return [];
    const category = section === 'minor_changes' ? 'changed' : readNoteCategory(section);
    return listTexts(value).map((each) => ({ text: each, section, category, numbers: readNameNumber(path) }));
  });
};
