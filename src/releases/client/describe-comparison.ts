import { count, formatNumber } from '../../text/schema/count.ts';
import type { Comparison } from '../views/compare/compare-versions.ts';
import type { NamedRepository } from './change-groups.ts';

/** Says in one line how two versions differ: changes in all and, of several repositories, in each; commits; and where the two parted. */
export function describeComparison(
  { ancestor, gained, lost, commits }: Comparison,
  pair: { readonly from: string; readonly to: string },
  repositories: readonly NamedRepository[],
): string {
  if (pair.from === pair.to) return 'Both are the same version.';
  const sums = `From ${pair.from} to ${pair.to}: ${count(gained.length, 'change')} gained, ${formatNumber(lost.length)} lost.`;
  const perRepository =
    repositories.length > 1 ? repositories.flatMap((repository, at) => describeRepository(repository, at, { gained, lost })) : [];
  const git = ` In git, ${count(commits.gained.size, 'commit')} more and ${formatNumber(commits.lost.size)} fewer.`;
  const shared =
    ancestor === null
      ? ' The two share no earlier version, so all their changes are compared.'
      : ancestor === pair.from || ancestor === pair.to
        ? ''
        : ` Both descend from ${ancestor}.`;
  return sums + perRepository.join('') + git + shared;
}

function describeRepository(
  { name }: NamedRepository,
  at: number,
  { gained, lost }: Pick<Comparison, 'gained' | 'lost'>,
): readonly string[] {
  const [more, fewer] = [gained, lost].map((changes) => changes.filter(({ repository }) => repository === at).length);
  return more || fewer ? [` ${name ?? ''}: ${formatNumber(more ?? 0)} gained, ${formatNumber(fewer ?? 0)} lost.`] : [];
}
