import { type IsInEffect, judgeEffects, type Reverting } from './effects.ts';
import { findAncestor, listAfter } from './follow-versions.ts';
import { followCommits, listDifference } from './held-commits.ts';
import { groupCommits, type SameCommits } from './same-commits.ts';
import { listTaken, listUnits, nameStray, onePerChange, type PlacedChange, type Unit } from './shown-units.ts';
import type { VersionContent } from './version-content.ts';
import type { VersionTree } from './version-tree.ts';

/** What one version holds and another does not. Newest version first, in each the order of its release. */
export interface Comparison {
  /** The newest version that both descend from; null when they share none. */
  readonly ancestor: string | null;
  readonly gained: readonly PlacedChange[];
  readonly lost: readonly PlacedChange[];
  /** What is probably in both, by commits that nothing says to be copies. */
  readonly probably: readonly PlacedChange[];
  /** The commits that only one of the two contains, by the beginnings of their ids: exactly git's, merges aside. */
  readonly commits: { readonly gained: ReadonlySet<string>; readonly lost: ReadonlySet<string> };
}

/**
 * Compares two versions: what git reaches from each, merges aside, is followed from the newest version that both descend from. Gained is a change that
 * is in effect in the second version and not in the first, lost the other way round: a copy of a change is that change, and what is reverted is not in
 * effect. A revert is shown where what it takes back makes a difference.
 */
export function compareVersions(tree: VersionTree, pair: { readonly from: string; readonly to: string }): Comparison {
  const ancestor = findAncestor(tree.predecessorOf, pair);
  const chainOf = (version: string): readonly string[] => listAfter(tree.predecessorOf, version, ancestor);
  const contents = [...chainOf(pair.to), ...chainOf(pair.from)].map((version) => ({ version, content: tree.contentOf(version) }));
  const same = groupCommits(contents);
  const from = followCommits(tree, pair.from, ancestor);
  const to = followCommits(tree, pair.to, ancestor);
  const gained = listDifference(from, to);
  const lost = listDifference(to, from);
  const parts = contents.map(({ version, content }) => listUnits(tree, { version, content, same }));
  const units = parts.flat();
  // Each side shows a change as its own versions list it, where they do.
  const behind = parts.slice(chainOf(pair.to).length).concat(parts).flat();
  const shared = new Set(ancestor === null ? [] : listAfter(tree.predecessorOf, ancestor, null));
  const common = listCommon(contents, { known: [...from.known, ...to.known], shared, differing: [gained, lost], same });
  const reverting = units.flatMap((unit) => unit.reverting ?? []).concat(contents.flatMap(({ content }) => listCancelled(content)));
  const inFrom = judgeEffects({ own: lost, common, reverting, same });
  const inTo = judgeEffects({ own: gained, common, reverting, same });
  const named = new Set(
    units.map(({ name }) => name).concat(contents.flatMap(({ content }) => (content.cancelled ?? []).flat().map(same.nameOf))),
  );
  const more = list(gained, { shown: units, has: inTo, hasNot: inFrom });
  const less = list(lost, { shown: behind, has: inFrom, hasNot: inTo });
  const taken = new Set(reverting.flatMap(({ takes }) => takes.map(same.nameOf)));
  return { ancestor, ...setLikelyApart(more, less, { same, taken }), commits: { gained, lost } };

  function list(
    own: ReadonlySet<string>,
    { shown, has, hasNot }: { readonly shown: readonly Unit[]; readonly has: IsInEffect; readonly hasNot: IsInEffect },
  ): readonly Unit[] {
    const met = new Set<string>();
    const found = shown.filter((unit) => {
      if (met.has(unit.name) || !has(unit.name) || hasNot(unit.name)) return false;
      if (unit.reverting !== null && !explains(unit.reverting)) return false;
      met.add(unit.name);
      return true;
    });
    const known = new Set(found.flatMap(({ shown: { commits } }) => commits.map(same.nameOf)));
    // What the other side reverted is no commit's, as both contain it.
    const unnamed = shown.flatMap((unit) =>
      onePerChange(listTaken(unit, { tree, same }).filter(({ name }) => !known.has(name) && has(name) && !hasNot(name))),
    );
    // The first of each, so that both directions show the same.
    const one = new Map(unnamed.toReversed().map((unit) => [unit.name, unit]));
    const stray = [...own].map(same.nameOf).filter((name) => !named.has(name) && has(name) && !hasNot(name) && !one.has(name));
    return [...found, ...one.values(), ...[...new Set(stray)].map(nameStray)];

    /** Whether a revert on this side is why the two differ: what it takes back is not in effect here, or what it brings back is. */
    function explains({ takes, brings }: Reverting): boolean {
      const differ = (commits: readonly string[], here: boolean): boolean =>
        commits.map(same.nameOf).some((name) => inFrom(name) !== inTo(name) && has(name) === here);
      return differ(takes, false) || differ(brings, true);
    }
  }
}

/** The names of the changes that both versions hold, as far as anything on the way speaks of them. */
function listCommon(
  contents: readonly { readonly content: VersionContent }[],
  given: {
    readonly known: readonly string[];
    readonly shared: ReadonlySet<string>;
    readonly differing: readonly ReadonlySet<string>[];
    readonly same: SameCommits;
  },
): ReadonlySet<string> {
  const { known, shared, differing, same } = given;
  const isCommon = (commit: string): boolean => !differing.some((commits) => commits.has(commit));
  const taken = contents
    .flatMap(({ content }) => [...content.changes, ...(content.lost ?? [])].flatMap(({ takes = [] }) => takes))
    .filter(({ version }) => version !== null && shared.has(version))
    .map(({ commit }) => commit);
  return new Set([...known, ...taken].filter(isCommon).map(same.nameOf));
}

function listCancelled({ cancelled = [] }: VersionContent): readonly Reverting[] {
  return cancelled.map(([commit, revert]) => ({ commits: [revert], takes: [commit], brings: [] }));
}

/** Takes what is probably in both out of what each has more; `taken` are the names of changes that a revert on the way takes back. */
function setLikelyApart(
  more: readonly Unit[],
  less: readonly Unit[],
  { same, taken }: { readonly same: SameCommits; readonly taken: ReadonlySet<string> },
): Pick<Comparison, 'gained' | 'lost' | 'probably'> {
  const lostNames = new Map(less.map((unit) => [unit.name, unit]));
  const gainedNames = new Map(more.map((unit) => [unit.name, unit]));
  const pairs = new Map<Unit, Unit>();
  const gone = new Set<Unit>();
  const pair = (gained: Unit, lost: Unit, text: string): void => {
    if (gone.has(gained) || gone.has(lost)) return;
    gone.add(gained).add(lost);
    pairs.set(gained, { ...gained, shown: { ...gained.shown, remarks: [text] } });
  };
  for (const unit of more) {
    for (const { commit, text } of unit.likely) {
      const other = lostNames.get(same.nameOf(commit));
      if (other) pair(unit, other, text);
    }
  }
  for (const unit of less) {
    for (const { commit, text } of unit.likely) {
      const other = gainedNames.get(same.nameOf(commit));
      if (other) pair(other, unit, text);
    }
  }
  for (const [gained, lost] of pairLandedAgain(more, less, taken)) {
    const [first, again] = taken.has(lost.name) ? [lost, gained] : [gained, lost];
    const text = `Probably the same in both: it came in ${first.shown.version}, was reverted, and came again in ${again.shown.version} with the same title.`;
    pair(gained, lost, text);
  }
  // A revert of what probably came again makes no difference either.
  const again = new Set([...gone].map(({ name }) => name).filter((name) => taken.has(name)));
  const isUndone = ({ reverting }: Unit): boolean =>
    reverting !== null && reverting.takes.length > 0 && reverting.takes.every((commit) => again.has(same.nameOf(commit)));
  const show = (units: readonly Unit[]): readonly PlacedChange[] =>
    units.filter((unit) => !gone.has(unit) && !isUndone(unit)).map(({ shown }) => shown);
  return { gained: show(more), lost: show(less), probably: [...pairs.values()].map(({ shown }) => shown) };
}

/** What was reverted on the way and what has the same title on the other side, where one alone has it on each. */
function pairLandedAgain(more: readonly Unit[], less: readonly Unit[], taken: ReadonlySet<string>): readonly (readonly [Unit, Unit])[] {
  const byTitle = (units: readonly Unit[]) => Map.groupBy(units, ({ shown }) => shown.title.toLowerCase());
  const others = byTitle(less);
  return [...byTitle(more)].flatMap(([title, [gained, ...moreGained]]) => {
    const [lost, ...moreLost] = others.get(title) ?? [];
    if (!gained || !lost || moreGained.length + moreLost.length > 0) return [];
    return taken.has(gained.name) || taken.has(lost.name) ? [[gained, lost] as const] : [];
  });
}
