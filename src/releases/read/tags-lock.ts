import { listTextProblems } from '../../text/read/text-problems.ts';
import { isRefusedText } from '../../text/schema/form/text-faults.ts';
import { compareText } from '../../text/schema/order/compare-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import type { LockedTag } from '../schema/release-notes.ts';
import { lockedTagMalformed, lockedTagTwice } from '../schema/release-problems.ts';

const header = [
  '# What each tag was when it was first seen: repository, tag, object, tree (- when it leads to none).',
  '# A tag that is something else today was moved or made again. One tag per line, sorted, so that two branches merge well.',
];
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads the text of `content/tags.lock`; `source` is its place for problems. A bad line, or one that programs read differently, is a problem with line and column, and is left out. */
export function readTagsLock(text: string, source: string): { readonly tags: readonly LockedTag[]; readonly problems: readonly Problem[] } {
  const tags: LockedTag[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const faults = listTextProblems(text, source);
  problems.push(...faults);
  text.split(/\r?\n/).forEach((content, index) => {
    if (isRefusedText(content)) return;
    if (content.trim() === '' || content.startsWith('#')) return;
    const line = index + 1;
    const parsed = parseLine(content);
    if ('column' in parsed) {
      problems.push(lockedTagMalformed({ source, line, column: parsed.column }, parsed.found, parsed.expected));
      return;
    }
    const key = `${parsed.repository} ${parsed.name}`;
    const before = seen.get(key);
    if (before !== undefined) {
      problems.push(lockedTagTwice({ source, line, column: 1, subject: parsed.name }, before));
      return;
    }
    seen.set(key, line);
    tags.push(parsed);
  });
  return { tags, problems };
}

/** The text of `content/tags.lock`: sorted by repository and tag, one to a line, ending in a line feed. */
export function formatTagsLock(tags: readonly LockedTag[]): string {
  const lines = tags.map(({ repository, name, object, tree }) => `${repository} ${name} ${object} ${tree ?? '-'}`);
  return `${[...header, ...lines.sort(compareText)].join('\n')}\n`;
}

interface Unexpected {
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/** Neither a repository's id nor a tag's name can hold a blank. */
function parseLine(content: string): LockedTag | Unexpected {
  const words = [...content.matchAll(/\S+/g)].map((match) => ({ text: match[0], column: match.index + 1 }));
  const [repository, name, object, tree, extra] = words;
  const end = { column: content.length + 1, text: '' };
  if (!repository || !name) return { column: end.column, found: '', expected: 'repository, tag, object and tree' };
  if (!object || !objectId.test(object.text)) return unexpected(object ?? end, 'an object id of 40 or 64 hexadecimal digits');
  if (!tree || (tree.text !== '-' && !objectId.test(tree.text)))
    return unexpected(tree ?? end, 'a tree id of 40 or 64 hexadecimal digits, or `-`');
  if (extra) return unexpected(extra, 'the end of the line');
  return { repository: repository.text, name: name.text, object: object.text, tree: tree.text === '-' ? null : tree.text };
}

function unexpected({ column, text }: { readonly column: number; readonly text: string }, expected: string): Unexpected {
  return { column, found: text, expected };
}
