import type { Category } from '../../../../text/schema/category.ts';
import { judgeLaterWords } from './later-words.ts';

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
    'initial',
    'provide',
    'provides',
    'provided',
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
    'avoids',
    'prevent',
    'prevents',
    'ensure',
    'ensures',
    'handle',
    'handles',
    'deal',
    'don',
    'bug',
  ],
  removed: ['remove', 'removes', 'removed', 'removing', 'delete', 'deletes', 'deleted', 'drop', 'drops', 'dropped'],
  deprecated: ['deprecate', 'deprecates', 'deprecated'],
  performance: ['optimise', 'optimised', 'optimize', 'optimized', 'speed'],
  documentation: [
    'doc',
    'docs',
    'document',
    'documents',
    'documented',
    'documentation',
    'readme',
    'javadoc',
    'javadocs',
    'typo',
    'typos',
    'spelling',
    'reword',
    'rewords',
    'mention',
  ],
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
    'preparing',
    'release',
    'merge',
    'clean',
    'cleans',
    'cleaned',
    'cleanup',
    'reformat',
    'simplify',
    'simplifies',
    'simplified',
    'tidy',
    'consolidate',
    'rewrap',
    'minor',
    'unused',
    'wip',
    'fixup',
  ],
};

const unwanted = /^do not\s+\w/i;
/** A ticket of a tracker whose every ticket is called a bug, before the title. */
const ticket = /^bug #?\d+\s*(?:[-\u2013\u2014:]\s*)+(?=\S)/i;
const plainVerb =
  /^(?:use|make|show|hide|move|rename|port|switch|redo|rework|rewrite|replace|set|update|improve|change|convert|bind|split|slide|let|always|only|expose|store|turn|ignore|put|display|adjust|extend|reduce|increase|require|accept|keep|stop|start|send|return|call|pass|check)\b/i;

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
 * @example Remove the unused parser -> {"source":"first word `remove`","category":"internal"}
 * @example Remove support for XML -> {"source":"first word `remove`","category":"removed"}
 * @example Remove dead code -> {"source":"first word `remove`","category":"internal"}
 * @example Add a regression test for empty input -> {"source":"first word `add`","category":"internal"}
 * @example Bump version to 2.9.3 -> {"source":"first word `bump`","category":"internal"}
 * @example Bump to 2.9.3 -> {"source":"first word `bump`","category":"internal"}
 * @example Add missing getter of the title -> {"source":"first word `add`","category":"fixed"}
 * @example Improve performance of lookups -> {"source":"first word `improve`","category":"performance"}
 * @example Don't crash without a title -> {"source":"first word `don`","category":"fixed"}
 * @example Do not crash without a title -> {"source":"first words `do not`","category":"fixed"}
 * @example Remove _initSession() -> {"source":"first word `remove`","category":"internal"}
 * @example Remove incorrect parameter -> {"source":"first word `remove`","category":"fixed"}
 * @example Remove hooks before destroying objects -> {"source":"first word `remove`","category":"fixed"}
 * @example Remove the option to ask when idle -> {"source":"first word `remove`","category":"removed"}
 * @example Minor screenshot UI fixes -> {"source":"first word `minor`","category":"fixed"}
 * @example Minor code style fixes -> {"source":"first word `minor`","category":"internal"}
 * @example Bug 591763 - Add a window menu -> {"source":"first word `add`","category":"added"}
 * @example Bug 580528: Use the default application -> {"source":"a ticket, and what is done","category":"changed"}
 * @example Bug 592507 - Menu is empty after a search -> {"source":"first word `bug`","category":"fixed"}
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
  if (unwanted.test(title)) return { source: 'first words `do not`', category: 'fixed' };
  const known = knownWords.get(title.slice(0, end).toLowerCase());
  if (known === undefined) return null;
  const named = end === 3 ? ticket.exec(title)?.[0] : undefined;
  if (named !== undefined) {
    const rest = title.slice(named.length);
    return parseLeadingWord(rest) ?? (plainVerb.test(rest) ? done : known.judgement);
  }
  const { source, judgement, saysMore } = known;
  if (!saysMore) return judgement;
  const category = judgeLaterWords(title, judgement?.category);
  return category === null ? judgement : { source, category };
}

function findWordEnd(title: string): number {
  let end = 0;
  for (let letter = title.charCodeAt(0) | 32; letter >= 97 && letter <= 122; letter = title.charCodeAt(end) | 32) end += 1;
  return end;
}

/** Words after which the next ones tell more than they do. */
const sayingMore = new Set(
  'add adds added adding update updates updated updating upgrading improving removing improve improves improved fix fixes fixed fixing tweak tweaks correct corrects clarify bump bumps bumped upgrade upgrades upgraded pin pins pinned remove removes removed delete deletes deleted drop drops dropped reduce reduces set start begin skip mark enable disable extend expand minor'.split(
    ' ',
  ),
);

const done: WordJudgement = { source: 'a ticket, and what is done', category: 'changed' };

interface KnownWord {
  readonly source: string;
  /** What the word tells by itself. */
  readonly judgement: WordJudgement | null;
  readonly saysMore: boolean;
}

const knownWords = new Map(listKnownWords());

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
