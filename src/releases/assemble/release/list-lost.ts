import type { Release } from '../../../book/schema/book.ts';
import type { LeftBehindCommit } from '../ranges/list-left-behind.ts';
import type { ReleaseSources } from './release-sources.ts';

type Lost = NonNullable<Release['leftBehind']>[number];

/** Per repository, what the newest earlier release of the chain that has the repository contains and this one does not. */
export function listLost({ release, plan, previousWith, listLeftBehind }: ReleaseSources): readonly (readonly LeftBehindCommit[])[] {
  const tips = plan.tipsOf(release);
  return plan.repositories.map((_, repository) => {
    const previous = previousWith(release, repository);
    const from = previous ? (plan.tipsOf(previous)[repository] ?? -1) : -1;
    return listLeftBehind(repository, { from, to: tips[repository] ?? -1 });
  });
}

/** What was left behind in the words of the release that brought it. */
export function describeLost(lost: readonly (readonly LeftBehindCommit[])[], { plan, shipment }: ReleaseSources): readonly Lost[] {
  return plan.repositories.flatMap(({ history, graph, factsOf }, repository) =>
    (lost[repository] ?? []).map(({ index, heldBy }): Lost => {
      const place = shipment.placeOf(repository, index);
      const cancelled = shipment
        .cancelledBy(repository, index)
        .map(({ commit, version }) => ({ commit: graph.commits[commit]?.sha ?? '', title: factsOf(commit).title, version }));
      const takesBack = place?.change.takesBack ?? cancelled;
      return {
        repository: history.id,
        commit: graph.commits[index]?.sha ?? '',
        title: place?.change.title ?? factsOf(index).title,
        category: place?.change.category ?? 'changed',
        pull: place?.change.pulls.find(({ role }) => role === 'merged')?.number ?? null,
        version: place?.version ?? null,
        change: place?.change.id ?? null,
        heldBy: heldBy === null ? null : (graph.commits[heldBy.index]?.sha ?? null),
        ...(takesBack.length === 0 ? {} : { takesBack }),
        ...(heldBy === null || heldBy.likely === null ? {} : { likely: heldBy.likely }),
      };
    }),
  );
}
