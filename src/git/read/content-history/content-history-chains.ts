import type { ContentCommit, FileChange } from './content-history-commits.ts';

/** One version of a file: which commit brought it, where it stood, and which contents it was made from. */
export interface FollowedName {
  readonly commit: ContentCommit;
  /** Place of the commit, oldest first. */
  readonly order: number;
  readonly path: string;
  /** Null when the commit took the file away. */
  readonly object: string | null;
  readonly from: readonly string[];
}

/** A file through all its names. */
export interface FollowedFile {
  readonly links: readonly FollowedName[];
}

/** All files that ever were, and to which of them a name leads: a file that is gone may have left its name to another. */
export interface FollowedFiles {
  readonly chains: readonly FollowedFile[];
  readonly byName: ReadonlyMap<string, FollowedFile>;
}

interface Growing {
  readonly links: FollowedName[];
  /** By content: the contents that it was made from, somewhere in the history. */
  readonly madeFrom: Map<string, Set<string>>;
  /** The last merge that a parent differs from and that did nothing itself. */
  joined: Joined | null;
}

const gone = '';

/**
 * Follows each file through the commits, oldest first. A commit on a branch stands there once; a merge only where it did something itself: its content is that of no parent, it
 * dropped what a parent had done, or it gave the file another name. Where commits of branches lie between each other by date, the last link is still what the last commit holds.
 */
export function followFiles(commits: readonly ContentCommit[]): FollowedFiles {
  const chains: Growing[] = [];
  const byName = new Map<string, Growing>();
  /** Names that a file had and gave up: on other branches it may still have them, but a new file there is another one. */
  const left = new Set<string>();
  const chainOf = (path: string): Growing => {
    const known = byName.get(path);
    if (known !== undefined) return known;
    const chain = { links: [], madeFrom: new Map(), joined: null };
    byName.set(path, chain);
    chains.push(chain);
    return chain;
  };
  const settle = ({ before, after }: FileChange): Growing => {
    if (before !== null) return chainOf(before.path);
    const path = after?.path ?? '';
    if (left.delete(path)) byName.delete(path);
    return chainOf(path);
  };

  for (const [order, commit] of commits.entries()) {
    const [first = []] = commit.lists;
    if (commit.parents.length > 1) {
      joinBranches(commit, order, { byName, left, chainOf });
      continue;
    }
    const changes = exchangeNames(first);
    const moved = changes.filter(({ before, after }) => before !== null && after !== null && before.path !== after.path);
    for (const { before } of moved) left.add(before?.path ?? '');
    // What is new at a path may take the name that another file gives up in the same commit.
    const settled = [...changes.filter(({ before }) => before !== null), ...changes.filter(({ before }) => before === null)].map(
      (change) => ({
        ...change,
        chain: settle(change),
      }),
    );
    for (const { after } of moved) left.delete(after?.path ?? '');
    for (const { before, after, chain } of settled) {
      if (before?.path === after?.path && before?.object === after?.object) continue;
      const path = (after ?? before)?.path ?? '';
      if (after !== null) byName.set(path, chain);
      add(chain, { commit, order, path, object: after?.object ?? null, from: before === null ? [] : [before.object] });
    }
  }
  for (const chain of chains) {
    const last = chain.links.at(-1);
    if (chain.joined !== null && last?.object !== chain.joined.object && (last?.order ?? -1) < chain.joined.order)
      add(chain, linkTo(chain.joined));
  }
  return { chains, byName };
}

function add(chain: Growing, link: FollowedName): void {
  const key = link.object ?? gone;
  const sources = chain.madeFrom.get(key) ?? new Set();
  for (const source of link.from) if (source !== key) sources.add(source);
  chain.madeFrom.set(key, sources);
  chain.links.push(link);
}

interface Joining {
  readonly byName: Map<string, Growing>;
  readonly left: Set<string>;
  readonly chainOf: (path: string) => Growing;
}

interface Joined {
  readonly commit: ContentCommit;
  readonly order: number;
  path: string;
  object: string | null;
  /** What the parents hold, by number of the list; a parent that is not among the lists, or has no change of the file in its own, holds it as the merge does. */
  readonly values: (string | null)[];
}

function joinBranches(commit: ContentCommit, order: number, { byName, left, chainOf }: Joining): void {
  const renamed = new Set<Growing>();
  for (const { before, after, likeness } of commit.lists.flat()) {
    if (likeness === null || before === null || after === null) continue;
    const chain = chainOf(before.path);
    renamed.add(chain);
    byName.set(after.path, chain);
    left.add(before.path).delete(after.path);
  }
  const files = new Map<Growing, Joined>();
  for (const [index, list] of commit.lists.entries()) {
    for (const { before, after } of exchangeNames(list)) {
      const known = (after && byName.get(after.path)) ?? (before && byName.get(before.path));
      const chain = known ?? chainOf((after ?? before)?.path ?? '');
      const file = files.get(chain) ?? { commit, order, path: before?.path ?? '', object: null, values: [] };
      files.set(chain, file);
      file.values[index] = before?.object ?? file.values[index] ?? null;
      if (after !== null) {
        file.path = after.path;
        file.object = after.object;
      }
    }
  }
  for (const [chain, file] of files) {
    const { path, object, values } = file;
    if (object !== null) byName.set(path, chain);
    const does = renamed.has(chain) || values.filter((value) => value !== object).length === commit.parents.length;
    const drops = (value: string | null) => value !== null && value !== object && !isMadeFrom(chain, object ?? gone, value);
    if (does || values.some(drops)) add(chain, linkTo(file));
    else chain.joined = file;
  }
}

function linkTo({ commit, order, path, object, values }: Joined): FollowedName {
  // Without the numbers of lists that leave the file as it is.
  const differing = values.filter((value) => value !== object);
  const held = [...differing, ...(differing.length === commit.parents.length ? [] : [object])].filter((value) => value !== null);
  return { commit, order, path, object, from: [...new Set(held)] };
}

/** Whether a content came, over any number of versions, from another. */
function isMadeFrom({ madeFrom }: Growing, object: string, source: string): boolean {
  const seen = new Set([object]);
  for (const one of seen) {
    const sources = madeFrom.get(one);
    if (sources?.has(source)) {
      // The next merge asks the same.
      madeFrom.get(object)?.add(source);
      return true;
    }
    for (const before of sources ?? []) seen.add(before);
  }
  return false;
}

/** Two files that exchanged their names, or more that passed them round, look to git like files that changed. */
function exchangeNames(changes: readonly FileChange[]): readonly FileChange[] {
  const edited = changes.filter(({ before, after }) => before !== null && after !== null && before.path === after.path);
  const bySource = new Map(edited.map((change) => [change.before?.object ?? '', change]));
  if (!edited.some(({ after }) => bySource.has(after?.object ?? ''))) return changes;
  const moves = new Map<FileChange, FileChange>();
  const met = new Set<FileChange>();
  for (const start of edited) {
    const way: FileChange[] = [];
    let at: FileChange | undefined = start;
    for (; at !== undefined && !met.has(at); at = bySource.get(at.after?.object ?? '')) {
      met.add(at);
      way.push(at);
    }
    const round = at === undefined || !way.includes(at) ? [] : way.slice(way.indexOf(at));
    for (const [index, { after }] of round.length < 2 ? [] : round.entries()) {
      const change = round[index];
      const source = round[(index + 1) % round.length];
      if (change !== undefined && source !== undefined) moves.set(change, { before: source.before, after, likeness: 100 });
    }
  }
  return changes.map((change) => moves.get(change) ?? change);
}
