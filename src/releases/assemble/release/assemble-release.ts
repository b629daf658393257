import type { Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import type { Candidate, Component, Contributor } from '../../../book/schema/release.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { RangeCounts } from '../../schema/kept-shipment.ts';
import { versionKey } from '../../schema/version.ts';
import { sortChanges } from '../changes/compare-changes.ts';
import { dateOfRelease } from '../plan/release-date.ts';
import { assembleCandidates } from './assemble-candidates.ts';
import { assembleComponents } from './assemble-components.ts';
import { assembleTag } from './assemble-tag.ts';
import { describeLost, listLost } from './list-lost.ts';
import type { ReleaseSources } from './release-sources.ts';

/** Puts a release together. Its status depends on other releases and is set afterwards. */
export function assembleRelease(given: ReleaseSources): Release {
  const { release, line, plan, shipment, slug } = given;
  const shipped = shipment.shippedOf(release);
  const changes: readonly Change[] =
    (shipped.length === 1 && shipped[0]?.changes) ||
    sortChanges(shipped.flatMap((part) => part?.described ?? []).map(({ change }) => change));
  const count = (kind: keyof RangeCounts): number => shipped.reduce((sum, part) => sum + (part?.counts[kind] ?? 0), 0);
  const predecessor = plan.predecessors.get(release);
  const candidates: readonly Candidate[] = assembleCandidates(given);
  const lost = listLost(given);
  const components: readonly Component[] = assembleComponents(given, lost);
  const leftBehind = describeLost(lost, given);
  const withdrawal = plan.withdrawalOf(release);
  const date = dateOfRelease(release, plan) ?? candidates.at(-1)?.date ?? null;
  const before = predecessor ? dateOfRelease(predecessor.release, plan) : null;
  const contributors: readonly Contributor[] = given.listContributors(
    shipped.flatMap((part) => (part === undefined ? [] : [part.crew])),
    given.newcomers,
  );
  return {
    version: plainText(release.version.text),
    slug,
    line: line.id,
    status: 'released',
    supersededBy: null,
    yanked: withdrawal === null ? null : { date: null, reason: plainText(withdrawal) },
    date,
    predecessor: predecessor ? { version: predecessor.release.version.text, reason: predecessor.reason } : null,
    tags: plan.repositories.flatMap((repository, index) => {
      const counting = release.tags[index];
      if (!counting) return [];
      const same = repository.tags.versions.get(versionKey(counting.version)) ?? [counting];
      return same.map((tag) => assembleTag(tag, repository, given));
    }),
    components,
    candidates,
    changes,
    alreadyShipped: shipped.flatMap((part, index) =>
      (part?.range.alreadyShipped ?? []).map(({ commit, serial, by, pull, likely, leftBy }) => ({
        title: plan.repositories[index]?.factsOf(commit).subject ?? '',
        version: shipment.releaseOf(serial)?.version.text ?? '',
        commit: part?.graph.commits[commit]?.sha ?? '',
        repository: plan.repositories[index]?.history.id ?? '',
        pull,
        ...(by === commit ? {} : { by: part?.graph.commits[by]?.sha }),
        ...(likely === null ? {} : { likely }),
        leftBehindBy: leftBy === null ? null : ((shipment.releaseOf(leftBy) ?? predecessor?.release)?.version.text ?? null),
      })),
    ),
    cancelled: shipped.flatMap((part, index) =>
      (part?.range.cancelled ?? []).map(({ commit, revert }) => {
        const shippedIn = shipment.placeOf(index, commit)?.version;
        return {
          title: plan.repositories[index]?.factsOf(commit).subject ?? '',
          repository: plan.repositories[index]?.history.id ?? '',
          commit: part?.graph.commits[commit]?.sha ?? '',
          revert: part?.graph.commits[revert]?.sha ?? '',
          ...(shippedIn === undefined || shippedIn === release.version.text ? {} : { shippedIn }),
        };
      }),
    ),
    ...(leftBehind.length === 0 ? {} : { leftBehind }),
    highlights: null,
    knownIssues: [],
    errata: [],
    contributors,
    ...given.sources.blank,
    statistics: {
      changes: count('changes'),
      commits: count('commits'),
      merges: count('merges'),
      pulls: count('pulls'),
      people: contributors.filter((contributor) => !contributor.bot).length,
      days: date !== null && before !== null ? Math.max(0, Math.floor((Date.parse(date) - Date.parse(before)) / 86_400_000)) : null,
    },
  };
}
