import type { Change } from '../../../book/schema/change.ts';
import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { Described } from '../changes/describe-change.ts';
import { normaliseTitle } from '../changes/know-pulls.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { FindTwins } from './find-twins.ts';

/** The changes of a repository, related to each other once all are there. */
export interface Relations {
  /** Takes the changes of a release; the array is the one that `relate` writes to. */
  readonly add: (described: Described[], version: string) => void;
  /** Tells each change in which other releases it is (certain), and what it is probably the same as (likely). */
  readonly relate: () => void;
  /** The change that a commit was listed in, and the release; undefined where its copy or its revert stands for it. */
  readonly placeOf: (index: number) => { readonly change: Change; readonly version: string } | undefined;
}

/** A change, where it stands, and the release that it is in. */
interface Placed {
  readonly described: Described[];
  readonly at: number;
  readonly version: string;
}

/** How many other places are named. */
const most = 20;
const mostLikely = 5;

/**
 * Starts relating changes. The same is what names the other's commit as its origin, has Gerrit's id of the other, was first made in the other's
 * pull request, or has both number and title of the other; probably the same is a twin.
 */
export function startRelations(known: {
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  readonly twinsOf: FindTwins;
  /** The change that holds a commit, where that is none of those that are added, and stays as it is. */
  readonly heldBefore?: Relations['placeOf'];
}): Relations {
  const { graph, factsOf, find, twinsOf, heldBefore = () => undefined } = known;
  const all: Placed[] = [];
  const holder = new Map<number, Placed>();
  return {
    add: (described, version) => {
      described.forEach(({ draft }, at) => {
        const placed = { described, at, version };
        all.push(placed);
        for (const index of draft.commits) holder.set(index, placed);
      });
    },
    relate: () => {
      const groups = groupSame(all, { factsOf, find, holder });
      for (const placed of all) {
        const found = placed.described[placed.at];
        if (!found) continue;
        const group = groups.get(placed) ?? [];
        const alsoIn = listOthers(group, placed);
        const likely = listLikely(found, placed, new Set(group));
        const { takenBack, broughtBack } = found.draft;
        if (group.length + likely.length + takenBack.length + broughtBack.length === 0) continue;
        const change: Change = {
          ...found.change,
          ...(alsoIn.length > 0 && { alsoIn }),
          ...(group.length > 0 && { family: nameFamily(group) }),
          ...(likely.length > 0 && { likely }),
          ...(takenBack.length > 0 && { takesBack: [...new Set(takenBack)].filter(isPlain).map(describeTakenBack) }),
          ...(broughtBack.length > 0 && { bringsBack: [...new Set(broughtBack)].filter(isPlain).map(shaOf) }),
        };
        placed.described[placed.at] = { change, people: found.people, draft: found.draft };
      }
    },
    placeOf,
  };

  function placeOf(index: number): ReturnType<Relations['placeOf']> {
    const placed = holder.get(index);
    if (placed === undefined) return heldBefore(index);
    const found = placed.described[placed.at];
    return found && { change: found.change, version: placed.version };
  }

  function isPlain(index: number): boolean {
    return !isMerge(graph, index);
  }

  function shaOf(index: number): string {
    return graph.commits[index]?.sha ?? '';
  }

  function describeTakenBack(index: number): NonNullable<Change['takesBack']>[number] {
    const placed = placeOf(index);
    const title = placed?.change.title ?? factsOf(index).title;
    return { commit: shaOf(index), title, version: placed?.version ?? null };
  }

  function nameFamily(group: readonly Placed[]): string {
    const [first] = group;
    return shaOf(first?.described[first.at]?.draft.commits[0] ?? -1);
  }

  function listLikely({ draft }: Described, own: Placed, same: ReadonlySet<Placed>): NonNullable<Change['likely']> {
    if (draft.commits.length !== 1) return [];
    return draft.commits
      .flatMap(twinsOf)
      .flatMap(({ twin, likely: common }) => {
        const other = holder.get(twin);
        const commit = graph.commits[twin]?.sha;
        const version = other?.version ?? heldBefore(twin)?.version;
        if (version === undefined || commit === undefined || (other !== undefined && (other === own || same.has(other)))) return [];
        return [{ version, commit, common }];
      })
      .slice(0, mostLikely);
  }
}

/** The changes that are certainly the same as each one, itself included; nothing for one without others. */
function groupSame(
  all: readonly Placed[],
  { factsOf, find, holder }: { readonly factsOf: FactsOf; readonly find: FindCommit; readonly holder: ReadonlyMap<number, Placed> },
): ReadonlyMap<Placed, readonly Placed[]> {
  const groupOf = new Map<Placed, Placed[]>();
  const isRevert = ({ described, at }: Placed): boolean => described[at]?.draft.reverts !== null;
  const join = (left: Placed, right: Placed): void => {
    if (left === right || isRevert(left) !== isRevert(right)) return;
    const one = groupOf.get(left) ?? [left];
    const other = groupOf.get(right) ?? [right];
    if (one === other) return;
    const [large, small] = one.length < other.length ? [other, one] : [one, other];
    for (const each of small) {
      large.push(each);
      groupOf.set(each, large);
    }
    groupOf.set(left, large);
    groupOf.set(right, large);
  };
  const byName = new Map<string, Placed>();
  const joinNamed = (name: string, placed: Placed): void => {
    const other = byName.get(name);
    if (other === undefined) byName.set(name, placed);
    else join(other, placed);
  };
  const byNumber = new Map<number, Placed[]>();
  for (const placed of all) {
    const draft = placed.described[placed.at]?.draft;
    if (draft === undefined) continue;
    for (const pull of draft.pulls) {
      if (pull.role === 'mentioned') continue;
      const list = byNumber.get(pull.number);
      if (list) list.push(placed);
      else byNumber.set(pull.number, [placed]);
    }
    for (const index of draft.commits) {
      for (const mark of factsOf(index).marks) {
        if (mark.kind === 'change-id') joinNamed(mark.id, placed);
        if (mark.kind !== 'origin-commit') continue;
        const origin = find(mark.sha);
        const other = origin < 0 ? undefined : holder.get(origin);
        if (other) join(other, placed);
        else if (origin < 0) joinNamed(mark.sha.slice(0, 12), placed);
      }
    }
  }
  for (const [number, list] of byNumber) if (list.length > 1) joinByNumber(number, list, join);
  return groupOf;
}

/** A pull request that a copy was first made in leads to what it brought; else an equal number counts only with an equal title. */
function joinByNumber(number: number, list: readonly Placed[], join: (left: Placed, right: Placed) => void): void {
  const titleOf = ({ described, at }: Placed): string => normaliseTitle(described[at]?.change.title ?? '');
  const isCopy = ({ described, at }: Placed): boolean =>
    described[at]?.draft.pulls.some((pull) => pull.number === number && pull.role === 'origin') ?? false;
  const origins = list.filter((placed) => !isCopy(placed));
  const copies = list.filter(isCopy);
  const [firstCopy] = copies;
  for (const copy of copies) if (firstCopy) join(firstCopy, copy);
  const [origin] = origins;
  if (firstCopy && origin && origins.every((other) => titleOf(other) === titleOf(origin))) join(origin, firstCopy);
  const byTitle = new Map<string, Placed>();
  for (const placed of origins) {
    const title = titleOf(placed);
    const other = byTitle.get(title);
    if (other === undefined) byTitle.set(title, placed);
    else join(other, placed);
  }
}

/** The other releases that hold a change, each once, with the change's place there. */
function listOthers(group: readonly Placed[], own: Placed): NonNullable<Change['alsoIn']> {
  const found = new Map<string, NonNullable<Change['alsoIn']>[number]>();
  for (const { described, at, version } of group) {
    const id = described[at]?.change.id;
    if (id === undefined || version === own.version || found.has(version)) continue;
    found.set(version, { version, change: id });
    if (found.size === most) break;
  }
  return [...found.values()];
}
