/** What a link between a copy and its origin rests on, strongest first. */
export const rungKinds = [
  'ledger',
  'commit-id',
  'pull-number',
  'fragment',
  'change-id',
  'patch',
  'patch-without-context',
  'same-writing',
  'same-message',
  'similar-lines',
] as const;

export type RungKind = (typeof rungKinds)[number];

/** One piece of evidence for a link. */
export interface Rung {
  readonly kind: RungKind;
  /** How much it tells by itself, above 0 and at most 1. */
  readonly score: number;
  /** In words that follow 'because of': `a "cherry picked from commit" line`. */
  readonly words: string;
}

/** A commit that another is a copy of, by number; with what shows it. */
export interface Candidate {
  readonly commit: number;
  readonly rungs: readonly Rung[];
}

/** A copy and where it came from. Commits are numbers of the graph. */
export interface Link {
  readonly copy: number;
  /** What it was copied from; null where the message names something that is not in this repository. */
  readonly from: number | null;
  /** Where a chain of copies begins; `from` itself for a copy of an original. */
  readonly origin: number | null;
  /** What the message names that is not here: a commit id or `#12`. */
  readonly named: string | null;
  readonly rungs: readonly Rung[];
  readonly score: number;
  /** Whether a person, or a marker in the message, says so, or message, author, date and patch are all equal. Anything else is likely. */
  readonly certain: boolean;
  /** What else it could be a copy of; null where there is nothing. */
  readonly runnerUp: { readonly commit: number; readonly score: number } | null;
}

const rank = new Map<RungKind, number>(rungKinds.map((kind, place) => [kind, place]));

/** Rungs, strongest kind first, each kind once with its best score. */
export function sortRungs(rungs: readonly Rung[]): readonly Rung[] {
  const best = new Map<RungKind, Rung>();
  for (const rung of rungs) if ((best.get(rung.kind)?.score ?? 0) < rung.score) best.set(rung.kind, rung);
  return [...best.values()].sort((left, right) => (rank.get(left.kind) ?? 0) - (rank.get(right.kind) ?? 0));
}

/** What each kind tells of: of those that tell of the same thing only the strongest counts. */
const topics: Readonly<Record<RungKind, string>> = {
  ledger: 'decision',
  'commit-id': 'named commit',
  'pull-number': 'named pull request',
  fragment: 'named pull request',
  'change-id': 'change id',
  patch: 'lines',
  'patch-without-context': 'lines',
  'similar-lines': 'lines',
  'same-writing': 'message',
  'same-message': 'message',
};

/** What rungs tell together: one minus the chance that all of them mislead; rounded to hundredths, and never 1. */
export function scoreRungs(rungs: readonly Rung[]): number {
  let wrong = 1;
  for (const topic of new Set(Object.values(topics))) {
    const best = Math.max(0, ...rungs.filter(({ kind }) => topics[kind] === topic).map(({ score }) => score));
    wrong *= 1 - best;
  }
  return Math.min(0.99, Math.round((1 - wrong) * 100) / 100);
}

const markers: readonly RungKind[] = ['ledger', 'commit-id', 'pull-number', 'change-id'];
/** A number without a word that says what it is counts only beside an equal title. */
const sure = 0.9;

/** Whether rungs make a link certain: a marker does, or equal patches of the same author, second and subject. */
export function isCertain(rungs: readonly Rung[]): boolean {
  const has = (kind: RungKind): boolean => rungs.some((rung) => rung.kind === kind);
  if (rungs.some(({ kind, score }) => markers.includes(kind) && score >= sure)) return true;
  return has('same-writing') && (has('patch') || has('patch-without-context'));
}
