import type { Candidate } from '../../../book/schema/release.ts';
import { namePull, pullNoun } from '../../../forges/schema/pull-name.ts';
import { edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { PlannedCandidate } from '../plan/plan-releases.ts';
import { dateOfTag } from '../plan/release-date.ts';
import { assembleTag } from './assemble-tag.ts';
import type { ReleaseSources } from './release-sources.ts';

/** The candidates of a release, oldest first, each with the changes that came with it since the one before. */
export function assembleCandidates(given: ReleaseSources): readonly Candidate[] {
  const { release, plan, shipment } = given;
  if (release.candidates.length === 0) return [];
  const arrived = arrivals(release.candidates);
  const finals = plan.tipsOf(release);
  return release.candidates.map((candidate, position) => {
    const tagged = candidate.tags.flatMap((tag, index) => {
      const repository = plan.repositories[index];
      return tag && repository ? [{ tag, repository }] : [];
    });
    const { titled } = candidate;
    const dates = tagged.map(({ tag, repository }) => dateOfTag(tag, repository)).sort(compareInstants);
    const titledIn = titled ? plan.repositories[titled.repository] : undefined;
    const titledCommit = titled ? titledIn?.graph.indexOf.get(titled.commit) : undefined;
    const date = dates.at(-1) ?? (titledCommit === undefined ? undefined : titledIn?.graph.commits[titledCommit]?.committedAt) ?? null;
    return {
      version: plainText(candidate.version.text),
      label: plainText(candidate.version.text.slice(candidate.version.base.split('+')[0]?.length ?? 0).replace(/^[-._]/, '')),
      date,
      source: titled ? ('pull-request-title' as const) : ('tag' as const),
      evidence: titled
        ? `title of ${pullNoun(titledIn ? [titledIn.history] : [])} ${namePull(titled.pull, titledIn?.history)}, "${titled.title}"; it was never tagged`
        : `tag ${tagged.map(({ tag }) => plainText(tag.tag.name)).join(', ')}`,
      tags: tagged.map(({ tag, repository }) => assembleTag(tag, repository, given)),
      pull: titled?.pull ?? null,
      repository: titledIn?.history.id ?? null,
      changes: arrived[position] ?? [],
      same: release.final && isSame(candidate),
    };
  });

  function tipOf(candidate: PlannedCandidate, repository: number): number {
    const sha = candidate.tags[repository]?.commit ?? (candidate.titled?.repository === repository ? candidate.titled.commit : undefined);
    return sha === undefined ? -1 : (plan.repositories[repository]?.graph.indexOf.get(sha) ?? -1);
  }

  function isSame(candidate: PlannedCandidate): boolean {
    const tips = plan.repositories.map((_, repository) => tipOf(candidate, repository));
    return tips.every((tip, repository) => tip === finals[repository] || tip < 0) && tips.some((tip) => tip >= 0);
  }

  function arrivals(candidates: readonly PlannedCandidate[]): readonly (readonly string[])[] {
    const lists = candidates.map((): string[] => []);
    shipment.shippedOf(release).forEach((shipped, repository) => {
      if (!shipped) return;
      const inRelease = new Set(shipped.range.all);
      const cameWith = new Map<number, number>();
      candidates.forEach((candidate, position) => {
        const stack = [tipOf(candidate, repository)];
        for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
          if (!inRelease.has(index) || cameWith.has(index)) continue;
          cameWith.set(index, position);
          for (let edge = edgeOf(shipped.graph, index); edge < edgeOf(shipped.graph, index + 1); edge += 1)
            stack.push(parentAt(shipped.graph, edge));
        }
      });
      for (const { change, draft } of shipped.described) {
        const first = draft.commits.map((commit) => cameWith.get(commit)).find((position) => position !== undefined);
        if (first !== undefined) lists[first]?.push(change.id);
      }
    });
    return lists;
  }
}
