import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { Commit } from '../../../git/schema/repository.ts';
import { parseCandidateTitle } from '../../../releases/schema/conventions/candidate-title.ts';
import type { EnvironmentEvent, EventTime } from '../event.ts';
import { type EnvironmentBranch, otherParentsOf, type RepositoryBranches } from './environment-branches.ts';

/** A tag that names a version, and the commit that it leads to. */
export interface VersionTag {
  readonly name: string;
  readonly commit: string;
}

/**
 * What merges into the branches of environments tell. A merge that was made on a branch is a deployment at its time, of the tag that it or what it merged has,
 * else of the bare commit. A tagged version that a branch contains without such a merge came by fast-forward: when, git does not say, so only bounds are
 * given: not before the commit, and not after the first own commit of the branch that contains it.
 */
export function deriveBranchEvents(
  { history, graph, branches }: RepositoryBranches,
  tags: readonly VersionTag[],
): readonly EnvironmentEvent[] {
  const tagOf = new Map<number, VersionTag>();
  for (const tag of tags) {
    const index = graph.indexOf.get(tag.commit);
    // Of several tags on one commit the last one given is the release itself.
    if (index !== undefined) tagOf.set(index, tag);
  }
  const commitAt = (index: number): Commit | undefined => graph.commits[index];
  return branches.flatMap((branch) => {
    const events: EnvironmentEvent[] = [];
    const brought = new Set<number>();
    for (const index of branch.own) {
      const commit = commitAt(index);
      if (commit === undefined || !isMerge(graph, index)) continue;
      // Where any commit runs, it is the merge that runs, whatever it brought.
      const moving = branch.accepts === 'commits' ? [index] : [index, ...otherParentsOf(graph, index)];
      const tagged = moving.find((each) => tagOf.has(each));
      const moved = tagged ?? index;
      brought.add(moved);
      const tag = tagOf.get(moved)?.name ?? null;
      const version = tagged === undefined ? readTitle(commit) : null;
      const told = { repository: history.id, commit: commitAt(moved)?.sha ?? commit.sha, by: commit, tag, version };
      events.push(makeEvent(branch, { ...told, kind: 'deployed', time: { at: commit.committedAt, after: null, before: null } }));
      if (tag === null && version === null) continue;
      // What was merged from the branch of an environment before had been there.
      for (const from of otherParentsOf(graph, index)) {
        const merged = commitAt(from);
        if (merged === undefined) continue;
        const time = { at: null, after: merged.committedAt, before: commit.committedAt };
        for (const earlier of branches.slice(0, branches.indexOf(branch)))
          if (earlier.contains(from)) events.push(makeEvent(earlier, { ...told, kind: 'observed', time }));
      }
    }
    for (const [index, tag] of tagOf) {
      const commit = commitAt(index);
      if (commit === undefined || brought.has(index) || !branch.contains(index)) continue;
      const time: EventTime = { at: null, after: commit.committedAt, before: findHolder(branch, index, commitAt) };
      events.push(
        makeEvent(branch, { repository: history.id, kind: 'observed', commit: commit.sha, by: commit, tag: tag.name, version: null, time }),
      );
    }
    return events;
  });
}

/** When the oldest own commit of the branch was made that cannot be older than a commit: children stand before their parents. */
function findHolder({ own }: EnvironmentBranch, index: number, commitAt: (index: number) => Commit | undefined): string | null {
  const holder = own.findLast((each) => each < index);
  const commit = commitAt(index);
  const held = holder === undefined ? undefined : commitAt(holder);
  return held === undefined || commit === undefined || Date.parse(held.committedAt) < Date.parse(commit.committedAt)
    ? null
    : held.committedAt;
}

/** Where candidates are not tagged, the title of the pull request that was merged names them. */
function readTitle({ subject, body }: Commit): string | null {
  const found = [subject, body.split('\n', 1)[0] ?? ''].find((line) => parseCandidateTitle(line) !== null);
  return found === undefined ? null : (/\d[\w.+-]*$/.exec(found.trim())?.[0] ?? null);
}

interface Moved {
  readonly repository: string;
  readonly kind: 'deployed' | 'observed';
  readonly commit: string;
  /** The commit that shows it. */
  readonly by: Commit;
  readonly tag: string | null;
  /** As the title of a merged pull request names it. */
  readonly version: string | null;
  readonly time: EventTime;
}

function makeEvent(
  { environment, branch }: EnvironmentBranch,
  { repository, kind, commit, by, tag, version, time }: Moved,
): EnvironmentEvent {
  return {
    id: `${repository}-${environment}-${by.sha.slice(0, 12)}${kind === 'observed' ? `-${(tag ?? version ?? '').replace(/[^0-9A-Za-z.-]+/g, '-')}` : ''}`,
    kind,
    environment,
    instance: null,
    variant: null,
    time,
    version: null,
    from: null,
    components: [{ name: repository, version, tag, commit, artefacts: [] }],
    share: null,
    change: null,
    // The branch moves when somebody merges; what deploys it then runs by itself.
    by: kind === 'observed' ? null : { person: by.author.name, bot: null, run: `merge into ${branch}` },
    reason: null,
    refs: [],
    downtime: null,
    override: null,
    approval: [],
    corrects: null,
    origin: { kind: 'merge', repository, commit: by.sha, path: null, line: null },
  };
}
