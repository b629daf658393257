import { readNoteCategory } from '../../schema/note-category.ts';
import { type FragmentConvention, readNameNumber } from './fragment.ts';

const name = /(?:^|\/)(\+[\w-]*|#?[\w-]*?\d[\w-]*?|[\w-]+)\.([a-z][a-z_-]*)(?:\.\d+)?(?:\.(?:rst|md|txt))?$/i;
const folders = /(?:^|\/)(?:changelog|changelog\.d|changes|changes\.d|newsfragments?|news\.d|upcoming_changes)\//;

/**
 * towncrier's fragments: the number and the type are the name of the file (https://towncrier.readthedocs.io/en/stable/tutorial.html#creating-news-fragments).
 *
 * @example
 * changelog/11653.feature.rst
 * Added the new option.
 * -> [{"text":"Added the new option.","section":"feature","category":"added","numbers":[11653]}]
 * @example
 * newsfragments/+quick.bugfix.2.md
 * No longer crashes.
 * -> [{"text":"No longer crashes.","section":"bugfix","category":"fixed","numbers":[]}]
 * @example
 * docs/changes/io.fits/1234.api.rst
 * Names changed.
 * -> [{"text":"Names changed.","section":"api","category":null,"numbers":[1234]}]
 * @example
 * changelog/README.rst
 * Write a file here.
 * -> null
 */
export const readTowncrier: FragmentConvention = (path, text) => {
  const [, slug = '', type] = folders.test(path) ? (name.exec(path) ?? []) : [];
  if (type === undefined || /^(?:rst|md|txt|ya?ml|json|toml|py|in)$/i.test(type) || /^(?:_|readme|template)/i.test(slug)) return null;
  return [{ text: text.trim(), section: type, category: readNoteCategory(type), numbers: readNameNumber(path) }];
};
