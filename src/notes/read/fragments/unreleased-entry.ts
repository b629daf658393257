import { readNoteCategory } from '../../schema/note-category.ts';
import { type FragmentConvention, readNameNumber } from './fragment.ts';
import { listFields, listNumbers, listTexts, parseFragmentYaml } from './fragment-yaml.ts';

/**
 * Entries as GitLab kept them until 2020, one to a file (https://docs.gitlab.com/development/changelog/).
 *
 * @example
 * changelogs/unreleased/1234-fix-it.yml
 * title: Fix it
 * merge_request: 1250
 * type: fixed
 * -> [{"text":"Fix it","section":"fixed","category":"fixed","numbers":[1250]}]
 */
export const readUnreleasedEntry: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)changelogs\/unreleased\/[^/]+\.ya?ml$/.test(path)) return null;
  const fields = new Map(listFields(parseFragmentYaml(text)));
  const [type = null] = listTexts(fields.get('type'));
  const numbers = listNumbers(fields.get('merge_request'));
  return listTexts(fields.get('title')).map((title) => ({
    text: title,
    section: type,
    category: type === null ? null : readNoteCategory(type),
    numbers: numbers.length > 0 ? numbers : readNameNumber(path),
  }));
};
