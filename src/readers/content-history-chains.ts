import { contentKindOf } from './content-history-kind.ts';
import type { ContentCommit, FileChange } from './content-history-log.ts';

/** One version of a file: which commit brought it, where it stood, and which contents it was made from. */
export interface ChainLink {
  readonly commit: ContentCommit;
  /** Place of the commit, oldest first. */
  readonly order: number;
  readonly path: string;
  /** Null when the commit took the file away. */
  readonly object: string | null;
  readonly from: readonly string[];
}

/** A file through all its names. */
export interface Chain {
  readonly links: readonly ChainLink[];
}

interface Growing {
  readonly links: ChainLink[];
  /** By content: the contents that it was made from, somewhere in the history. */
  readonly madeFrom: Map<string, Set<string>>;
  /** The last merge after which the file is not as the last link has it. */
  joined: ChainLink | null;
}

const gone = '';

/**
 * Follows each file through the commits, oldest first. A commit on a branch stands there once; a merge only where it did something itself: its content is that of no parent, it
 * or it dropped what a parent had done. Where commits of branches lie between each other by date, the last link is still what the last commit holds.
 */
export function followFiles(commits: readonly ContentCommit[], prefix: string): ReadonlyMap<string, Chain> {
  const chains = new Map<string, Growing>();
  /** Names that a file had and gave up: on other branches it may still have them, but a new file there is another one. */
  const left = new Set<string>();
  const chainOf = (path: string): Growing => {
    const known = chains.get(path);
    if (known !== undefined) return known;
    const chain = { links: [], madeFrom: new Map(), joined: null };
    chains.set(path, chain);
    return chain;
  };
  const settle = ({ before, after }: FileChange): Growing => {
    if (before !== null) return chainOf(before.path);
    const path = after?.path ?? '';
    if (left.delete(path)) chains.delete(path);
    return chainOf(path);
  };

  for (const [order, commit] of commits.entries()) {
    const [first = [], ...others] = commit.lists;
    if (commit.parents.length > 1) {
      joinBranches(commit, order, { lists: [first, ...others].map((list) => sortOut(list, prefix)), chains, chainOf });
      continue;
    }
    const changes = sortOut(first, prefix);
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
      if (after !== null) chains.set(path, chain);
      add(chain, { commit, order, path, object: after?.object ?? null, from: before === null ? [] : [before.object] });
    }
  }
  for (const chain of new Set(chains.values())) {
    const last = chain.links.at(-1);
    if (chain.joined !== null && last?.object !== chain.joined.object && (last?.order ?? -1) < chain.joined.order) add(chain, chain.joined);
  }
  return chains;
}

function add(chain: Growing, link: ChainLink): void {
  const key = link.object ?? gone;
  const sources = chain.madeFrom.get(key) ?? new Set();
  for (const source of link.from) if (source !== key) sources.add(source);
  chain.madeFrom.set(key, sources);
  chain.links.push(link);
}

interface Joining {
  readonly lists: readonly (readonly FileChange[])[];
  readonly chains: Map<string, Growing>;
  readonly chainOf: (path: string) => Growing;
}

interface Joined {
  path: string;
  object: string | null;
  readonly values: Map<number, string | null>;
}

function joinBranches(commit: ContentCommit, order: number, { lists, chains, chainOf }: Joining): void {
  const files = new Map<Growing, Joined>();
  for (const [index, list] of lists.entries()) {
    for (const { before, after } of list) {
      const known = (after && chains.get(after.path)) ?? (before && chains.get(before.path));
      const chain = known ?? chainOf((after ?? before)?.path ?? '');
      const file = files.get(chain) ?? { path: before?.path ?? '', object: null, values: new Map() };
      file.values.set(index, before?.object ?? file.values.get(index) ?? null);
      if (after !== null) Object.assign(file, after);
      files.set(chain, file);
    }
  }
  for (const [chain, { path, object, values }] of files) {
    if (object !== null) chains.set(path, chain);
    // A parent that is not among the lists, or has no change of the file in its own, holds it as the merge does.
    const differing = [...values.values()].filter((value) => value !== object);
    const all = differing.length === commit.parents.length;
    const dropped = differing.some((value) => value !== null && !isMadeFrom(chain, object ?? gone, value));
    const held = [...differing, ...(all ? [] : [object])].filter((value) => value !== null);
    const link = { commit, order, path, object, from: [...new Set(held)] };
    if (all || dropped) add(chain, link);
    else chain.joined = link;
  }
}

/** Whether a content came, over any number of versions, from another. */
function isMadeFrom({ madeFrom }: Growing, object: string, source: string): boolean {
  const seen = new Set([object]);
  for (const one of seen) {
    if (one === source) return true;
    for (const before of madeFrom.get(one) ?? []) seen.add(before);
  }
  return false;
}

/** The changes as files of the content folder see them: without the prefix, renames only where they can be meant, and exchanged names as such. */
function sortOut(list: readonly FileChange[], prefix: string): readonly FileChange[] {
  return exchangeNames(list.map((change) => withoutPrefix(change, prefix)).flatMap(splitUnlikely));
}

function withoutPrefix({ before, after, likeness }: FileChange, prefix: string): FileChange {
  const cut = (side: FileChange['before']) => side && { ...side, path: side.path.slice(prefix.length) };
  return { before: cut(before), after: cut(after), likeness };
}

/** One signature looks much like another, and one picture too: those are renamed only unchanged. */
function splitUnlikely(change: FileChange): readonly FileChange[] {
  const { before, after, likeness } = change;
  if (likeness === null || before === null || after === null) return [change];
  const kind = contentKindOf(before.path);
  const meant = kind === contentKindOf(after.path) && (likeness === 100 || (kind !== 'signature' && kind !== 'evidence'));
  return meant
    ? [change]
    : [
        { ...change, after: null, likeness: null },
        { ...change, before: null, likeness: null },
      ];
}

/** Two files that exchanged their names, or more that passed them round, look to git like files that changed. */
function exchangeNames(changes: readonly FileChange[]): readonly FileChange[] {
  const edited = changes.filter(({ before, after }) => before !== null && after !== null && before.path === after.path);
  const bySource = new Map(edited.map((change) => [change.before?.object ?? '', change]));
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
