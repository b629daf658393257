import type { Release } from '../../book/schema/book.ts';
import { committedInstants } from '../../git/schema/commit-dates.ts';
import { type CommitGraph, edgeOf, parentAt } from '../../git/schema/commit-graph.ts';
import { markReachable } from '../../releases/assemble/links/line-reach.ts';
import type { Column } from './linked-repository.ts';

/** A place where releases are made or run, and the commits that its branches stand at. */
export interface PlannedColumn {
  readonly id: string;
  readonly kind: Column['kind'];
  readonly tips: readonly number[];
}

/** Lays releases, newest first, over the history of a repository: which commit is on which line, and since which release; each is found out when it is first asked for. */
export function planColumn(
  { id, kind, tips }: PlannedColumn,
  releases: readonly Release[],
  repository: string,
  graph: CommitGraph,
): Column {
  const points = listPoints(releases, repository, graph);
  const pointTips = points.map(({ tip }) => tip);
  let marked: Uint8Array | undefined;
  const mark = (): Uint8Array => (marked ??= markReachable(graph, [...tips, ...pointTips]));
  let first: Int32Array | undefined;
  const rank = (): Int32Array => (first ??= rankPoints(graph, pointTips));
  const instants = committedInstants(graph.commits);
  let tip = -1;
  for (const each of [...tips, ...pointTips]) if (each >= 0 && (tip < 0 || (instants[each] ?? 0) > (instants[tip] ?? 0))) tip = each;
  return {
    ...{ id, kind },
    holds: (index) => mark()[index] === 1,
    firstOf: (index) => rank()[index] ?? points.length,
    versions: points.map(({ version }) => version),
    firstFinal: points.findIndex(({ final }) => final),
    ...{ newest: graph.commits[tip]?.committedAt ?? '', tip },
  };
}

interface Point {
  readonly version: string;
  readonly tip: number;
  readonly final: boolean;
}

/** The releases of a line, oldest first, with the candidates of what has no final release yet. */
function listPoints(releases: readonly Release[], repository: string, graph: CommitGraph): readonly Point[] {
  return releases.toReversed().flatMap((release): readonly Point[] => {
    const at = (sha: string | null | undefined): number => (sha ? (graph.indexOf.get(sha) ?? -1) : -1);
    if (release.status !== 'candidate') {
      const tip = at(release.components.find((component) => component.repository === repository)?.commit);
      return tip < 0 ? [] : [{ version: release.version, tip, final: true }];
    }
    return release.candidates.flatMap(({ version, tags }) => {
      const tip = at(tags.find((tag) => tag.repository === repository)?.commit);
      return tip < 0 ? [] : [{ version, tip, final: false }];
    });
  });
}

/** For each commit the first of some points that reaches it. Children have smaller numbers than their parents. */
function rankPoints(graph: CommitGraph, tips: readonly number[]): Int32Array {
  const first = new Int32Array(graph.commits.length).fill(tips.length);
  tips.forEach((tip, place) => {
    first[tip] = Math.min(first[tip] ?? place, place);
  });
  for (let index = 0; index < first.length; index += 1) {
    const own = first[index] ?? tips.length;
    if (own === tips.length) continue;
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
      const parent = parentAt(graph, edge);
      if ((first[parent] ?? 0) > own) first[parent] = own;
    }
  }
  return first;
}

/** The commits that releases, and their candidates, stand at in a repository. */
export function listReleaseTips(releases: readonly Release[], repository: string): readonly string[] {
  return releases
    .flatMap((release) => [...release.tags, ...release.candidates.flatMap(({ tags }) => tags)])
    .flatMap((tag) => (tag.repository === repository ? [tag.commit] : []));
}
