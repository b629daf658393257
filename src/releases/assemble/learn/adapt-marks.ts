import type { Mark } from '../../../forges/schema/mark.ts';
import type { NamedNumber } from '../../../git/schema/repository.ts';
import { changelogLine } from '../../schema/conventions/numbers/changelog-line.ts';
import type { ClosingWord } from '../../schema/conventions/numbers/closing-line.ts';
import { namesRelease } from '../../schema/conventions/release-commit.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import { type Habit, listClosing } from './learn-closing.ts';

/** What the commit of a release adds to a changelog is what others did. */
export function dropGathered(named: readonly NamedNumber[], subject: string, project: string): readonly NamedNumber[] | undefined {
  if (!named.some(isOfLine) || !namesRelease(subject, project)) return named;
  const rest = named.filter((mark) => !isOfLine(mark));
  return rest.length === 0 ? undefined : rest;
}

function isOfLine({ evidence }: NamedNumber): boolean {
  return evidence.startsWith(changelogLine);
}

/** What a number at the end of a subject is where it may be an issue's. */
export function loosen(
  mark: Mark,
  { loose, onGitlab, early }: { readonly loose: boolean; readonly onGitlab: boolean; readonly early: boolean },
): readonly Mark[] {
  if (!loose || (mark.kind !== 'merged' && mark.kind !== 'mentioned' && mark.kind !== 'origin-pull')) return [mark];
  if (!mark.evidence.includes('in the subject') && !mark.evidence.includes('of the subject')) return [mark];
  const { number, evidence } = mark;
  if (onGitlab) return [{ kind: 'issue', number, evidence }];
  if (early && mark.kind === 'merged')
    return [{ kind: 'issue', number, evidence: `${evidence}, years before pull requests of such numbers` }];
  return mark.kind === 'merged' ? [{ kind: 'mentioned', number, evidence: `${evidence}, with which other titles stand, too` }] : [mark];
}

/** What the closing lines of a commit name, where that is a pull request: the highest brought it. */
export function listPulls({ lines }: CommitFacts, closing: ReadonlyMap<ClosingWord, Habit>): readonly Mark[] {
  const pulls = listClosing(lines).filter(({ word }) => closing.get(word)?.means === 'pull');
  const highest = Math.max(...pulls.map(({ number }) => number));
  return [...new Map(pulls.map((pull) => [pull.number, pull])).values()].map(({ word, number }) => ({
    kind: number === highest ? ('merged' as const) : ('mentioned' as const),
    number,
    evidence: `\`${closing.get(word)?.form ?? ''}\`, which names a pull request in this repository`,
  }));
}
