import type { Category } from '../domain/category.ts';

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

const categoryOfWord: ReadonlyMap<string, Category> = new Map(
  (['added', 'fixed', 'removed', 'deprecated', 'performance', 'documentation', 'internal'] as const).flatMap((category) =>
    (words[category] ?? []).map((word) => [word, category] as const),
  ),
);

const documentation =
  /^(?:add|adds|added|update|updates|updated|improve|improves|improved|fix|fixes|fixed|tweak|tweaks|correct|clarify)\s+(?:\w+\s+){0,3}?(?:docs?|documentation|readme|changelog|typos?)\b/i;
const tests =
  /^(?:add|adds|added|update|updates|updated|improve|improves|improved|fix|fixes|fixed)\s+(?:\w+\s+){0,3}?(?:(?:unit |e2e |integration )?tests?|test cases?|ci|lint(?:ing|er)?)\b/i;
const bump =
  /^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned|update|updates|updated)\s+(?:\S+\s+){0,3}?(?:deps|dependenc(?:y|ies)|packages?|requirements?|toolchain|version)\b|^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned)\b/i;

/**
 * What the first word of a plain subject tells, in histories without a convention.
 *
 * @example Fixed AWS CodeBuild Prism docker image -> {"word":"fixed","category":"fixed"}
 * @example Bumped dependencies -> {"word":"bumped","category":"dependencies"}
 * @example Updated PORTAL_RELEASE.md documentation -> {"word":"updated","category":"documentation"}
 * @example Great thanks! -> null
 */
export function parseLeadingWord(
  title: string,
  added?: ReadonlyMap<string, Category>,
): { readonly word: string; readonly category: Category } | null {
  const word = firstWord(title).toLowerCase();
  if (word === '') return null;
  const configured = added?.get(word);
  if (configured !== undefined) return { word, category: configured };
  if (!sayingMore.has(word)) return judge(word);
  if (documentation.test(title) || /\.md documentation\b/i.test(title)) return { word, category: 'documentation' };
  if (tests.test(title)) return { word, category: 'internal' };
  if (bump.test(title)) return { word, category: 'dependencies' };
  return judge(word);
}

function firstWord(title: string): string {
  let end = 0;
  for (let letter = title.charCodeAt(0) | 32; letter >= 97 && letter <= 122; letter = title.charCodeAt(end) | 32) end += 1;
  return title.slice(0, end);
}

function judge(word: string): { readonly word: string; readonly category: Category } | null {
  const category = categoryOfWord.get(word);
  return category === undefined ? null : { word, category };
}

/** Words after which the next ones tell more than they do. */
const sayingMore = new Set(
  'add adds added update updates updated improve improves improved fix fixes fixed tweak tweaks correct clarify bump bumps bumped upgrade upgrades upgraded pin pins pinned'.split(
    ' ',
  ),
);
