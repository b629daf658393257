import type { Category } from '../../../book/schema/category.ts';
import { tabulateWords } from '../../../git/schema/speed/word-table.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  added: [
    'add',
    'adds',
    'added',
    'adding',
    'implement',
    'implements',
    'implemented',
    'introduce',
    'introduces',
    'introduced',
    'support',
    'supports',
    'supported',
    'new',
    'allow',
    'allows',
    'enable',
    'enables',
    'enabled',
    'feature',
  ],
  fixed: [
    'fix',
    'fixes',
    'fixed',
    'fixing',
    'hotfix',
    'bugfix',
    'correct',
    'corrects',
    'corrected',
    'resolve',
    'resolves',
    'resolved',
    'repair',
    'avoid',
    'prevent',
    'prevents',
    'bug',
  ],
  removed: ['remove', 'removes', 'removed', 'delete', 'deletes', 'deleted', 'drop', 'drops', 'dropped'],
  deprecated: ['deprecate', 'deprecates', 'deprecated'],
  performance: ['optimise', 'optimised', 'optimize', 'optimized', 'speed'],
  documentation: ['doc', 'docs', 'document', 'documents', 'documented', 'documentation', 'readme'],
  internal: [
    'refactor',
    'refactors',
    'refactored',
    'test',
    'tests',
    'ci',
    'chore',
    'lint',
    'prepare',
    'release',
    'merge',
    'clean',
    'cleanup',
  ],
};

const documentation =
  /^(?:add|adds|added|update|updates|updated|improve|improves|improved|fix|fixes|fixed|tweak|tweaks|correct|clarify)\s+(?:\w+\s+){0,3}?(?:docs?|documentation|readme|changelog|typos?)\b/i;
const tests =
  /^(?:add|adds|added|update|updates|updated|improve|improves|improved|fix|fixes|fixed)\s+(?:\w+\s+){0,3}?(?:(?:unit |e2e |integration )?tests?|test cases?|ci|lint(?:ing|er)?)\b/i;
const bump =
  /^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned|update|updates|updated)\s+(?:\S+\s+){0,3}?(?:deps|dependenc(?:y|ies)|packages?|requirements?|toolchain|version)\b|^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned)\b/i;

/** What a word tells, and how it is named as the reason. */
export interface WordJudgement {
  readonly source: string;
  readonly category: Category;
}

/**
 * What the first word of a plain subject tells, in histories without a convention.
 *
 * @example Fixed AWS CodeBuild Prism docker image -> {"source":"first word `fixed`","category":"fixed"}
 * @example Bumped dependencies -> {"source":"first word `bumped`","category":"dependencies"}
 * @example Updated PORTAL_RELEASE.md documentation -> {"source":"first word `updated`","category":"documentation"}
 * @example Great thanks! -> null
 */
export function parseLeadingWord(title: string, added?: ReadonlyMap<string, Category>): WordJudgement | null {
  const end = findWordEnd(title);
  if (end === 0) return null;
  if (added !== undefined && added.size > 0) {
    const word = title.slice(0, end).toLowerCase();
    const configured = added.get(word);
    if (configured !== undefined) return { source: nameWord(word), category: configured };
  }
  const known = findWord(title, 0, end);
  if (known === undefined) return null;
  const { source, judgement, saysMore } = known;
  if (!saysMore) return judgement;
  if (documentation.test(title) || /\.md documentation\b/i.test(title)) return { source, category: 'documentation' };
  if (tests.test(title)) return { source, category: 'internal' };
  if (bump.test(title)) return { source, category: 'dependencies' };
  return judgement;
}

function findWordEnd(title: string): number {
  let end = 0;
  for (let letter = title.charCodeAt(0) | 32; letter >= 97 && letter <= 122; letter = title.charCodeAt(end) | 32) end += 1;
  return end;
}

/** Words after which the next ones tell more than they do. */
const sayingMore = new Set(
  'add adds added update updates updated improve improves improved fix fixes fixed tweak tweaks correct clarify bump bumps bumped upgrade upgrades upgraded pin pins pinned'.split(
    ' ',
  ),
);

interface KnownWord {
  readonly source: string;
  /** What the word tells by itself. */
  readonly judgement: WordJudgement | null;
  readonly saysMore: boolean;
}

const findWord = tabulateWords(listKnownWords());

function listKnownWords(): readonly (readonly [string, KnownWord])[] {
  const telling = (['added', 'fixed', 'removed', 'deprecated', 'performance', 'documentation', 'internal'] as const).flatMap((category) =>
    (words[category] ?? []).map((word) => [word, category] as const),
  );
  const categoryOf = new Map<string, Category>(telling);
  return [...new Set([...categoryOf.keys(), ...sayingMore])].map((word) => {
    const source = nameWord(word);
    const category = categoryOf.get(word);
    return [word, { source, judgement: category === undefined ? null : { source, category }, saysMore: sayingMore.has(word) }] as const;
  });
}

function nameWord(word: string): string {
  return `first word \`${word}\``;
}
