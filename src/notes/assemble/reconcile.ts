import type { Product, Release } from '../../book/schema/book.ts';
import type { Change } from '../../book/schema/change.ts';
import type { ReadNote, WrittenNote } from '../schema/extension.ts';
import type { KnownNumbers } from './known-numbers.ts';
import { matchWords } from './word-matcher.ts';

/** What notes are laid beside. */
export interface ReconcileInputs {
  readonly changes: readonly Change[];
  /** Null for what is not released yet. */
  readonly release: Pick<Release, 'version' | 'alreadyShipped' | 'cancelled'> | null;
  readonly product: Product;
  /** By repository. */
  readonly numbers: ReadonlyMap<string, KnownNumbers>;
}

/** The notes of a release laid beside its changes, and the changes that no note names, both in their order. */
export function reconcile(
  notes: readonly ReadNote[],
  inputs: ReconcileInputs,
): { readonly notes: readonly WrittenNote[]; readonly unwritten: readonly string[] } {
  const finder = prepare(inputs);
  const found = notes.map((note) => ({ ...pickRead(note), ...finder(note) }));
  const named = new Set(found.flatMap(({ changes }) => changes));
  return { notes: found, unwritten: inputs.changes.filter(({ id }) => !named.has(id)).map(({ id }) => id) };
}

type Finding = Pick<WrittenNote, 'state' | 'changes' | 'release' | 'reason'>;

function pickRead({ text, section, category, numbers, source }: ReadNote) {
  return { text, section, category, numbers, source };
}

function prepare({ changes, release, product, numbers }: ReconcileInputs): (note: ReadNote) => Finding {
  const own = new Set(changes.map(({ id }) => id));
  const byCommit = indexCommits(changes);
  const words = matchWords(changes.map(({ scope, title }) => (scope === null ? title : `${scope} ${title}`)));
  const reverted = matchWords(release?.cancelled.map(({ title }) => title) ?? []);
  const ownNumbers = numbersOf(changes);
  const findOwn = (note: ReadNote): readonly string[] => {
    const { repository } = note.source;
    const holders = note.numbers.flatMap((each) => numbers.get(repository)?.find(each) ?? []);
    const here = release === null ? [] : holders.filter(({ version, change }) => version === release.version && own.has(change));
    const unreleased = release === null ? note.numbers.flatMap(({ number }) => ownNumbers.get(`${repository} ${number}`) ?? []) : [];
    return [...here.map(({ change }) => change), ...unreleased];
  };
  return (note) => {
    const { repository } = note.source;
    const committed = note.commits.flatMap((sha) => byCommit(sha));
    const numbered = findOwn(note);
    if (committed.length + numbered.length > 0) {
      const reason = numbered.length > 0 ? 'It names the number of this change.' : 'The commit of this change wrote the note.';
      return { state: 'in-git', changes: [...new Set([...committed, ...numbered])], release: null, reason };
    }
    const alike = words.find(note.text);
    const change = alike === null ? undefined : changes[alike];
    if (change !== undefined && change.repository === repository) {
      const isWrong = note.numbers.some(({ kind }) => kind === 'pull') && change.pulls.length > 0;
      const reason = isWrong ? 'A change has these words, and another number.' : 'A change has these words; no number joins them.';
      return { state: isWrong ? 'other-number' : 'likely', changes: [change.id], release: null, reason };
    }
    const elsewhere = findElsewhere(note, release, product, numbers.get(repository));
    if (elsewhere !== null) return elsewhere;
    if (reverted.find(note.text) !== null)
      return { state: 'reverted', changes: [], release: null, reason: 'It was changed and reverted before this release.' };
    const reason =
      note.numbers.length === 0
        ? 'It names no number, and no change has these words.'
        : 'No change of any release has its number or its words.';
    return { state: 'not-in-git', changes: [], release: null, reason };
  };
}

/** The release that holds the numbers of a note: the one that shipped it before this, else the nearest by version. */
function findElsewhere(
  { numbers }: ReadNote,
  release: ReconcileInputs['release'],
  { releases }: Product,
  known: KnownNumbers | undefined,
): Finding | null {
  const asked = new Set(numbers.map(({ number }) => number));
  const shipped = release?.alreadyShipped.find(({ pull }) => pull !== null && asked.has(pull));
  if (shipped !== undefined)
    return { state: 'other-release', changes: [], release: shipped.version, reason: `It was already released in ${shipped.version}.` };
  const versions = new Set(numbers.flatMap((each) => known?.find(each) ?? []).map(({ version }) => version));
  if (versions.size === 0) return null;
  const here = releases.findIndex(({ version }) => version === release?.version);
  const nearest = releases
    .map(({ version }, at) => ({ version, away: Math.abs(at - here) }))
    .filter(({ version }) => versions.has(version))
    .sort((a, b) => a.away - b.away)[0];
  const version = nearest?.version ?? null;
  return { state: 'other-release', changes: [], release: version, reason: `Its number is of a change in ${version}.` };
}

/** Finds changes by the beginning of a commit's id, seven characters or more. */
function indexCommits(changes: readonly Change[]): (sha: string) => readonly string[] {
  const byStart = new Map<string, { readonly sha: string; readonly id: string }[]>();
  for (const { id, commits } of changes) {
    for (const { sha } of commits) {
      const start = sha.slice(0, 7);
      byStart.set(start, [...(byStart.get(start) ?? []), { sha, id }]);
    }
  }
  return (asked) => (byStart.get(asked.slice(0, 7)) ?? []).filter(({ sha }) => sha.startsWith(asked)).map(({ id }) => id);
}

function numbersOf(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(changes.flatMap(({ id, repository, pulls }) => pulls.map(({ number }) => [`${repository} ${number}`, id] as const)));
}
