import type { Component } from '../../../book/schema/release.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import { count } from '../../../text/schema/count.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import type { LeftBehindCommit } from '../ranges/list-left-behind.ts';
import type { ReleaseSources } from './release-sources.ts';

/** What a release holds of each repository of its product, compared with the newest earlier release of its chain that has the repository. */
export function assembleComponents(
  { release, plan, shipment, previousWith }: ReleaseSources,
  leftBehind: readonly (readonly LeftBehindCommit[])[],
): readonly Component[] {
  const tips = plan.tipsOf(release);
  return plan.repositories.map((planned, repository): Component => withJoin(describe(planned, repository), repository));

  function describe({ history, graph }: PlannedRepository, repository: number): Component {
    const previous = previousWith(release, repository);
    const tip = tips[repository] ?? -1;
    const before = previous ? (plan.tipsOf(previous)[repository] ?? -1) : -1;
    const tag = nameAt(release, repository);
    const previousTag = previous ? nameAt(previous, repository) : null;
    const changes = shipment.shippedOf(release)[repository]?.counts.changes ?? 0;
    const rest = {
      repository: history.id,
      tag,
      commit: graph.commits[tip]?.sha ?? null,
      previousTag,
      previousCommit: graph.commits[before]?.sha ?? null,
      changes,
      leftBehind: (leftBehind[repository] ?? []).filter(({ heldBy }) => heldBy === null).length,
    };
    if (tip < 0)
      return {
        ...rest,
        state: 'no-tag',
        reason:
          previousTag === null
            ? 'It has no tag of this version, and none of an earlier one.'
            : `It has no tag of this version; releases before this one have ${previousTag}, and whether that is part of this release is not known.`,
      };
    if (before < 0) return { ...rest, state: 'new', reason: 'No release that this one follows has it.' };
    if (before === tip) return { ...rest, state: 'unchanged', reason: `It is the same commit as ${previousTag ?? 'before'}.` };
    const paint = new Int32Array(changes > 0 ? 0 : graph.commits.length);
    if (changes === 0 && tip > before && reachFrom(graph, [before], paint, 1)(tip)) {
      return {
        ...rest,
        state: 'went-back',
        reason: `It went back: ${tag ?? 'this commit'} is older than ${previousTag ?? 'the commit before'} and part of it.`,
      };
    }
    return {
      ...rest,
      state: 'changed',
      reason:
        changes === 0
          ? `It is another commit than ${previousTag ?? 'before'}, without a change of its own.`
          : `It changed since ${previousTag ?? 'the release before'}.`,
    };
  }

  function withJoin(component: Component, repository: number): Component {
    const { leftBehind, reason } = component;
    const lost =
      leftBehind > 0 ? ` It leaves behind ${count(leftBehind, 'commit')} of ${component.previousTag ?? 'the commit before'}.` : '';
    const joined = release.tags[repository]?.joined;
    return { ...component, reason: `${reason}${lost}${joined ? ` ${joined}` : ''}` };
  }
}

function nameAt(release: PlannedRelease, repository: number): string | null {
  const newest = release.final ? undefined : release.candidates.findLast((candidate) => candidate.tags[repository] !== undefined);
  const name = release.tags[repository]?.tag.name ?? newest?.tags[repository]?.tag.name;
  return name === undefined ? null : plainText(name);
}
