import type { EnvironmentEvent, EventKind } from '../event.ts';
import type { CommitWords, PromotionCommit } from './commit-words.ts';
import { compareWritten } from './compare-written.ts';
import type { PromotionSource } from './compile-source.ts';
import type { Move } from './move.ts';

/** What a version that a file names is of a component: the version of a release, a tag, a commit; null for what is not known. */
export interface KnownVersion {
  readonly version: string | null;
  readonly tag: string | null;
  readonly commit: string | null;
}

/** What is known of the product's versions. */
export interface KnownVersions {
  readonly find: (component: string, written: string, tag: string | undefined) => KnownVersion;
  /** Whether the first commit is contained in the second: true, false, or null where history does not tell. */
  readonly isBefore: (component: string, first: string, second: string) => boolean | null;
}

/** The events that a move is: one, or none when it is of no place that counts. `id` is what tells it from others of its commit. */
export function deriveEvent(
  move: Move,
  {
    source,
    commit,
    words,
    known,
    id,
    cut,
  }: {
    readonly source: PromotionSource;
    readonly commit: PromotionCommit;
    readonly words: CommitWords;
    readonly known: KnownVersions;
    readonly id: (parts: readonly (string | null)[]) => string;
    /** The history begins here because the clone was cut. */
    readonly cut: boolean;
  },
): EnvironmentEvent | null {
  const { place, path, from, to, share } = move;
  const environment = source.environmentOf(place.environment);
  const name = source.componentOf(place.application);
  const written = to ?? from;
  if (environment === null || name === null || written === null) return null;
  const now = known.find(name, written, source.config.tag);
  const before = from === null || to === null ? null : known.find(name, from, source.config.tag);
  const kind = chooseKind(move, words, () => {
    if (before?.commit == null || now.commit === null) return null;
    if (before.commit === now.commit) return 'same';
    return known.isBefore(name, now.commit, before.commit);
  });
  return {
    id: id([environment, place.instance, place.application]),
    kind,
    environment,
    instance: place.instance,
    variant: null,
    time: cut ? { at: null, after: null, before: commit.at } : { at: commit.at, after: null, before: null },
    version: now.version,
    from: before === null ? null : (before.version ?? from),
    components: [{ name, version: written, tag: now.tag, commit: now.commit, artefacts: [] }],
    share: share === null ? null : { percent: Math.round((1000 * share.moved) / share.of) / 10, sections: [...share.names] },
    change: null,
    by: words.by,
    reason: words.reason,
    refs: words.refs,
    downtime: null,
    override: null,
    approval: [],
    corrects: null,
    origin: { kind: 'gitops', repository: source.repository, commit: commit.sha, path, line: null },
  };
}

/**
 * A version that is older than the one before was rolled back to. Where neither text nor history tells, that needs both: the commit says that it takes
 * another back, and the version ran there before.
 */
function chooseKind({ from, to, returned, listed }: Move, { reverts }: CommitWords, contains: () => boolean | 'same' | null): EventKind {
  if (to === null) return listed === 'incomplete' ? 'withdrawn' : 'removed';
  if (from === null) return 'deployed';
  const order = compareWritten(to, from);
  if (order !== null && order !== 0) return order < 0 ? 'rolled-back' : 'deployed';
  const contained = contains();
  if (contained === 'same') return 'deployed';
  return contained === true || (reverts && returned) ? 'rolled-back' : 'deployed';
}
